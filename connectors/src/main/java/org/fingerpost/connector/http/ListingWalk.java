package org.fingerpost.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.JsonListing.Paging;

/**
 * Walks through all pages of a list. Records that come or go while pages are read move the others
 * to other pages, and one may never be seen: a listing counts as whole only when the counts agree,
 * nothing came twice and, where the paging is not steady, a second walk saw the same, page by page.
 */
public final class ListingWalk {
  private static final int MOST_PAGES = 100_000;

  private final HttpSource source;
  private final Paging paging;
  private final PageForm form;
  private final Function<JsonNode, String> name;
  private final MessageDigest digest = newDigest();

  /**
   * A way through the lists of a system.
   *
   * @param name what a record is called within its list; empty where it has no name
   */
  public ListingWalk(
      HttpSource source, Paging paging, PageForm form, Function<JsonNode, String> name) {
    this.source = source;
    this.paging = paging;
    this.form = form;
    this.name = name;
  }

  /** Takes the records of a page. */
  @FunctionalInterface
  public interface PageTaker {
    /** Takes them, in their order. */
    void take(List<JsonNode> items) throws SourceException, InterruptedException;
  }

  /** Hands every page over, and says what it saw. */
  public WalkTrace through(URI start, PageTaker taker)
      throws SourceException, InterruptedException {
    PageSteps steps = new PageSteps(source, paging, start);
    Optional<URI> next = Optional.of(steps.first());
    WalkTrace trace = null;
    while (next.isPresent()) {
      Answer answer = source.ask(next.get());
      JsonNode body = source.json(answer);
      RemotePage page = form.read(body, source);
      trace = trace == null ? new WalkTrace(answer.clock()) : trace;
      boolean isNew = trace.add(page, names(page.items()));
      taker.take(page.items());
      if (!isNew || trace.pages() > MOST_PAGES) {
        throw source.failure().repeats(trace.pages());
      }
      next = steps.after(answer, body, page);
    }
    return trace;
  }

  /**
   * Returns when the walk is known to have seen all there is.
   *
   * @throws SourceException when something speaks against it
   */
  public void verify(WalkTrace seen, URI start) throws SourceException, InterruptedException {
    Optional<String> doubt = seen.doubt();
    if (doubt.isPresent()) {
      throw source.failure().notWhole(doubt.get());
    }
    if (!paging.isSteady() && seen.pages() > 1) {
      WalkTrace again = through(start, items -> {});
      if (!again.isLike(seen)) {
        throw source.failure().notWhole("records came or went while its pages were read");
      }
    }
  }

  private long[] names(List<JsonNode> items) {
    return items.stream().mapToLong(this::hash).toArray();
  }

  private long hash(JsonNode item) {
    String text = name.apply(item);
    // What has no name of its own is known by all that it says.
    String known = text.isEmpty() ? item.toString() : text;
    return ByteBuffer.wrap(digest.digest(known.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
