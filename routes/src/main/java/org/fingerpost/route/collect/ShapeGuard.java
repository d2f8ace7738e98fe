package org.fingerpost.route.collect;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceShape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no record of a dataset flow whose columns changed in a way that matters, until a person has
 * looked: a column that is read vanished, or is read as something else. Other columns may come and
 * go; a new one is noted, and never shared unasked. Used by one thread at a time.
 */
final class ShapeGuard {
  private static final Logger LOG = LoggerFactory.getLogger(ShapeGuard.class);

  private final ShapeStore store;
  private final String name;
  private final SortedSet<String> used;
  private final UUID fingerprint;
  private Optional<SourceShape> passed = Optional.empty();

  /**
   * For one dataset.
   *
   * @param name {@code member/dataset}
   * @param used the columns that are read of it
   * @param fingerprint of its mapping and agreement
   */
  ShapeGuard(ShapeStore store, String name, SortedSet<String> used, UUID fingerprint) {
    this.store = store;
    this.name = name;
    this.used = used;
    this.fingerprint = fingerprint;
  }

  /**
   * Looks at what the source has now.
   *
   * @throws SourceException when a person has to look first
   */
  void verify(int datasetId, SourceShape now) throws SourceException {
    if (passed.filter(before -> now.after(before).equals(before)).isPresent()) {
      return;
    }
    Optional<ShapeStore.Stored> stored =
        store.read(datasetId).filter(known -> known.fingerprint().equals(fingerprint));
    if (stored.isEmpty()) {
      first(datasetId, now);
    } else {
      compare(datasetId, stored.get(), now);
    }
  }

  /** A descriptor that is new or was changed fits its source, unless a column is missing. */
  private void first(int datasetId, SourceShape now) {
    if (now.columns().keySet().containsAll(used)) {
      pass(datasetId, now);
    }
  }

  private void compare(int datasetId, ShapeStore.Stored stored, SourceShape now)
      throws SourceException {
    SourceShape.Difference difference = now.since(stored.shape());
    if (difference.touches(used)) {
      passed = Optional.empty();
      hold(datasetId, stored, now);
      throw SourceException.undecided(ShapeSentence.held(name, difference, used));
    }
    if (!difference.isEmpty()) {
      LOG.info("{}: other columns changed: {}", name, String.join("; ", difference.phrases()));
    }
    SourceShape known = now.after(stored.shape());
    if (stored.found().isPresent() || !known.equals(stored.shape())) {
      pass(datasetId, known);
    }
    passed = Optional.of(known);
  }

  private void hold(int datasetId, ShapeStore.Stored stored, SourceShape now) {
    SourceShape found = now.after(stored.shape());
    if (!stored.found().map(found::equals).orElse(false)) {
      List<String> phrases = now.since(stored.shape()).phrases();
      LOG.warn("{} is held, its columns changed: {}", name, String.join("; ", phrases));
      store.hold(datasetId, found);
    }
  }

  private void pass(int datasetId, SourceShape shape) {
    store.write(datasetId, fingerprint, shape);
    passed = Optional.of(shape);
  }
}
