package org.fingerpost.connector.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What one walk through all pages of a list saw, by which it can be told whether it saw all. */
public final class WalkTrace {
  private final List<Long> pages = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();
  private final Optional<Instant> begun;
  private long[] names = new long[256];
  private int size;
  private OptionalLong total = OptionalLong.empty();
  private OptionalLong totalPages = OptionalLong.empty();
  private boolean totalChanged;

  /**
   * A trace of nothing.
   *
   * @param begun the system's own clock at the first page
   */
  WalkTrace(Optional<Instant> begun) {
    this.begun = begun;
  }

  /** The system's own clock at the first page, if it said. */
  public Optional<Instant> begun() {
    return begun;
  }

  /**
   * Notes a page.
   *
   * @param recordNames a hash of each record's name, in their order
   * @return false where the system answered the same records on an earlier page
   */
  boolean add(RemotePage page, long[] recordNames) {
    long hash = Arrays.hashCode(recordNames) * 31L + recordNames.length;
    boolean repeated = recordNames.length > 0 && !seen.add(hash);
    pages.add(hash);
    if (size + recordNames.length > names.length) {
      names = Arrays.copyOf(names, Math.max(names.length * 2, size + recordNames.length));
    }
    System.arraycopy(recordNames, 0, names, size, recordNames.length);
    size += recordNames.length;
    noteTotals(page);
    return !repeated;
  }

  private void noteTotals(RemotePage page) {
    totalChanged |= pages.size() > 1 && !total.equals(page.totalItems());
    total = page.totalItems();
    totalPages = page.totalPages();
  }

  /** How many pages there were. */
  public int pages() {
    return pages.size();
  }

  private long distinct() {
    return Arrays.stream(names, 0, size).distinct().count();
  }

  /** Why this cannot be all; empty: nothing speaks against it. */
  Optional<String> doubt() {
    long distinct = distinct();
    if (totalChanged) {
      return Optional.of("the number of all records changed while the pages were read");
    }
    if (distinct < size) {
      return Optional.of("%d records came twice".formatted(size - distinct));
    }
    if (total.isPresent() && total.getAsLong() != distinct) {
      return Optional.of(
          "it says that there are %d records and gave %d".formatted(total.getAsLong(), distinct));
    }
    if (total.isEmpty() && totalPages.isPresent() && totalPages.getAsLong() > pages.size()) {
      return Optional.of(
          "it says that there are %d pages and gave %d"
              .formatted(totalPages.getAsLong(), pages.size()));
    }
    return Optional.empty();
  }

  /** Whether the other walk saw the same records, page by page. */
  boolean isLike(WalkTrace other) {
    return pages.equals(other.pages) && Arrays.equals(names, 0, size, other.names, 0, other.size);
  }
}
