package org.fingerpost.connector.check;

import java.util.List;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.connector.sharing.SharingOutcome;

/** Compares a complete listing with what a hub has sent; nothing is changed. */
@FunctionalInterface
public interface SentRows {
  /** No hub has sent anything, or none is at hand: all that is shared would be new. */
  SentRows NONE = (member, dataset) -> new AllNew(new SharingFilter(dataset));

  /** Begins a comparison. */
  Comparison begin(MemberDescriptor member, DatasetDescriptor dataset);

  /** One comparison, page by page. */
  interface Comparison {
    /** Takes a page of the listing. */
    void take(Page page);

    /** What the whole listing would do; asked once it is known to be whole. */
    Outcome whole();
  }

  /**
   * What a listing would do.
   *
   * @param rows how many it has
   * @param waits whether so many would be deleted that they wait for a person's word
   * @param deletedKeys the first of those that would be deleted
   */
  record Outcome(
      long rows, long added, long changed, long deleted, boolean waits, List<String> deletedKeys) {}

  /** Counts what is shared. */
  final class AllNew implements Comparison {
    private final SharingFilter sharing;
    private long rows;
    private long added;

    private AllNew(SharingFilter sharing) {
      this.sharing = sharing;
    }

    @Override
    public void take(Page page) {
      for (SourceRow row : page.rows()) {
        rows++;
        boolean shared =
            !row.key().isBlank()
                && row.problem().isEmpty()
                && sharing.apply(row.fields()) instanceof SharingOutcome.Shared;
        added += shared ? 1 : 0;
      }
    }

    @Override
    public Outcome whole() {
      return new Outcome(rows, added, 0, 0, false, List.of());
    }
  }
}
