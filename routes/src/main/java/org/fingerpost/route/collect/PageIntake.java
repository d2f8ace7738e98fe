package org.fingerpost.route.collect;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.sharing.SharingFilter;

/**
 * Takes in the pages of one dataset: finds what each changes beside the ledger, and writes that.
 * Between two of them it gives up when the hub stops.
 */
final class PageIntake {
  /** How many rows are removed at once, a page at most. */
  private static final int CHUNK = 5_000;

  private final MemberTopic topic;
  private final SharingFilter sharing;
  private final ContentHash hash;
  private final RowLedger ledger;
  private final PageWriter writer;
  private final BooleanSupplier stopping;

  PageIntake(
      MemberTopic topic,
      SharingFilter sharing,
      ContentHash hash,
      RowLedger ledger,
      PageWriter writer,
      BooleanSupplier stopping) {
    this.topic = topic;
    this.sharing = sharing;
    this.hash = hash;
    this.ledger = ledger;
    this.writer = writer;
    this.stopping = stopping;
  }

  /** What these rows change. */
  PagePlan plan(int datasetId, List<SourceRow> rows) throws InterruptedException {
    giveUpWhenStopping();
    PagePlan plan = new PagePlan(topic, sharing, hash, rows);
    plan.decide(ledger.hashes(datasetId, plan.rows().keySet()));
    return plan;
  }

  /** Writes what was planned, with the position behind it; a page of a listing has none. */
  void write(int datasetId, PagePlan plan, Optional<Position> next) {
    writer.write(datasetId, plan, next);
  }

  /** Removes the rows of these keys, which a complete listing lacks. */
  void remove(int datasetId, List<String> keys) throws InterruptedException {
    for (int from = 0; from < keys.size(); from += CHUNK) {
      giveUpWhenStopping();
      List<String> chunk = keys.subList(from, Math.min(from + CHUNK, keys.size()));
      writer.remove(datasetId, chunk, "missing from a complete listing");
    }
  }

  void giveUpWhenStopping() throws InterruptedException {
    if (stopping.getAsBoolean()) {
      throw new InterruptedException("the hub is stopping");
    }
  }
}
