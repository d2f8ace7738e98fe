package org.fingerpost.route.linkage;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.schema.UuidOrder;

/**
 * Links records in memory as they arrive. After each change only what it touches is clustered
 * again; whatever the order of changes, the outcome is that of a batch over the records that
 * remain. One thread at a time.
 */
public final class Linker {
  private final LinkModel model;
  private final HeldRecords records;
  private final KeyIndex index = new KeyIndex();
  private final Outlines outlines = new Outlines();
  private final ScoredPairs pairs = new ScoredPairs();
  private final HeldVerdicts verdicts = new HeldVerdicts();
  private final NumberSet touched = new NumberSet();
  private final Components components;
  private final FoundClusters found;
  private final Screening screening;
  private long compared;

  /**
   * Starts empty.
   *
   * @param duplicateFree groups that hold no two records about the same one
   */
  public Linker(LinkModel model, Set<String> duplicateFree) {
    this.model = model;
    this.screening = new Screening(model);
    this.records = new HeldRecords(model.kind());
    this.components = new Components(pairs, verdicts, records);
    this.found = new FoundClusters(model, duplicateFree, records, pairs, verdicts);
  }

  /** Takes a record in, in place of the one with its id if there is one. */
  public void put(LinkRecord record) {
    remove(record.id());
    LinkRecord opened = record.opened();
    long[] keys = model.blockingKeys(opened);
    long[] outline = screening.outline(opened);
    int[] sharing = index.sharing(keys);
    outlines.fetch(sharing);
    int number = records.add(record);
    index.add(keys, number);
    pairs.begin(number);
    found.isAlone(number);
    int worth = worth(outline, sharing);
    records.fetch(sharing, worth);
    for (int at = 0; at < worth; at++) {
      compare(number, opened, sharing[at]);
    }
    compared += sharing.length;
    outlines.put(number, outline);
    touched.add(number);
  }

  /** Puts those that may join first, and tells how many they are. */
  private int worth(long[] outline, int[] sharing) {
    int worth = 0;
    for (int other : sharing) {
      if (screening.mayJoin(outline, outlines.get(other))) {
        sharing[worth++] = other;
      }
    }
    return worth;
  }

  private void compare(int number, LinkRecord opened, int other) {
    ScoredPair pair = model.score(opened, records.get(other));
    if (pair.joins()) {
      pairs.put(number, other, pair.score(), pair.band());
    }
  }

  /** Takes many records in. */
  public void putAll(Collection<LinkRecord> records) {
    records.forEach(this::put);
  }

  /** Takes a record out, as if it had never been; false when there is none with that id. */
  public boolean remove(UUID id) {
    int number = records.number(id);
    if (number == HeldRecords.NONE) {
      return false;
    }
    index.remove(model.blockingKeys(records.get(number)), number);
    outlines.remove(number);
    touched.remove(number);
    pairs.eachNeighbour(number, touched::add);
    pairs.leave(number);
    found.isAlone(number);
    records.remove(number);
    verdicts.judgedWith(id).forEach(this::touch);
    return true;
  }

  /** Takes a person's word; it replaces an earlier one about the same two. */
  public void verdict(Verdict verdict) {
    verdicts.put(verdict);
    touch(verdict.a());
    touch(verdict.b());
  }

  /** Takes a person's word back; false when there is none about those two. */
  public boolean withdraw(UUID a, UUID b) {
    boolean known = verdicts.remove(a, b);
    touch(a);
    touch(b);
    return known;
  }

  /** All clusters, in the order of their joint ids. */
  public List<RecordCluster> clusters() {
    settle();
    return found.clusters().stream()
        .sorted(Comparator.comparing(RecordCluster::jointId, UuidOrder.SMALLEST_FIRST))
        .toList();
  }

  /** The cluster that holds the record. */
  public Optional<RecordCluster> clusterOf(UUID id) {
    settle();
    int number = records.number(id);
    return number == HeldRecords.NONE ? Optional.empty() : Optional.of(found.cluster(number));
  }

  /** The pairs that a person should look at, in the order of their ids. */
  public List<ScoredPair> review() {
    settle();
    return found.review().stream()
        .sorted(
            Comparator.comparing(ScoredPair::a, UuidOrder.SMALLEST_FIRST)
                .thenComparing(ScoredPair::b, UuidOrder.SMALLEST_FIRST))
        .toList();
  }

  /**
   * Why the two are linked, or are not.
   *
   * @throws NoSuchElementException when one of them is not here
   */
  public Comparison explain(UUID a, UUID b) {
    return model.compare(held(a), held(b));
  }

  private LinkRecord held(UUID id) {
    int number = records.number(id);
    if (number == HeldRecords.NONE) {
      throw new NoSuchElementException(
          "There is no record %s here to explain. Put it first.".formatted(id));
    }
    return records.get(number);
  }

  /** How many pairs were compared since the start. */
  public long pairsCompared() {
    return compared;
  }

  /** How many records are here. */
  public int size() {
    return records.size();
  }

  private void touch(UUID id) {
    int number = records.number(id);
    if (number != HeldRecords.NONE) {
      touched.add(number);
    }
  }

  private void settle() {
    for (int at = 0; at < touched.size(); at++) {
      int number = touched.get(at);
      if (components.standsAlone(number)) {
        found.isAlone(number);
      } else if (components.isNew(number)) {
        found.cluster(components.of(number));
      }
    }
    touched.clear();
    components.forget();
  }
}
