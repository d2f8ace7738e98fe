package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.UuidOrder;

/**
 * Learns from more records than memory holds: from a sample of them how records are alike, and from
 * all of them, one after the other, which blocking keys are crowded. Order does not matter. One
 * thread at a time.
 */
public final class SampleTrainer {
  private final List<LinkRecord> sample = new ArrayList<>();
  private final KeyTally tally;
  private final LinkModel counting;

  /**
   * Begins.
   *
   * @param sample a fair one
   * @param records how many there are in all, about
   */
  public SampleTrainer(Kind kind, Iterable<LinkRecord> sample, long records) {
    sample.forEach(this.sample::add);
    this.sample.sort(Comparator.comparing(LinkRecord::id, UuidOrder.SMALLEST_FIRST));
    tally = new KeyTally(records, Counting.CROWD);
    counting = LinkModel.shipped(kind, Counting.sampled(kind, this.sample, tally));
  }

  /** Counts the keys of a record; every record has to be taken, once. */
  public void take(LinkRecord record) {
    for (long key : counting.possibleKeys(record)) {
      tally.add(key);
    }
  }

  /**
   * What was learned once all were taken. It knows which keys are crowded from the tally, and
   * {@link LinkModel#toJson} holds those of the records whose keys were asked for: of all, before
   * it is written.
   */
  public LinkModel learn() {
    return Learning.of(counting, sample);
  }
}
