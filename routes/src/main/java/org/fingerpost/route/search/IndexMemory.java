package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which entries meet conditions, kept in memory as sets of their numbers, so that what is found can
 * be counted and put in order without reading it all. What an entry meets is asked of the database
 * alone: once for each of the conditions' sets, and then for the entries that changed. Safe for use
 * by many threads.
 *
 * <p>It is as current as the turn of the index that a query names, at least. Where the index
 * changes while a query is answered, some of that change may show already.
 */
final class IndexMemory {
  private static final long MOST_BYTES = 32 << 20;

  /** Where more changed, a set is read anew. */
  private static final int FEW = 2_000;

  private final HeldSets sets = new HeldSets(MOST_BYTES);
  private final IndexFollower follower = new IndexFollower();

  /** What is known of each entry. */
  KnownEntries entries() {
    return follower.entries();
  }

  /** What meets the criteria, wherever it stands. */
  Found found(EntryQuery query) throws SQLException {
    follower.follow(query.connection(), query.turn());
    RoaringBitmap found =
        set(query.connection(), Asked.conditions(query.criteria().conditions())).numbers();
    List<HeldSet> words = new ArrayList<>();
    for (String group : query.groups()) {
      HeldSet word = set(query.connection(), Asked.word(group));
      found = RoaringBitmap.and(found, word.numbers());
      words.add(word);
    }
    return new Found(found, words);
  }

  private HeldSet set(Connection connection, Asked asked) throws SQLException {
    long now = follower.log().turn();
    Optional<HeldSet> held = sets.get(asked);
    if (held.isPresent() && held.get().turn() >= now) {
      return held.get();
    }
    HeldSet current = HeldSet.of(now, current(connection, asked, held));
    sets.put(asked, current);
    return current;
  }

  private List<RoaringBitmap> current(Connection connection, Asked asked, Optional<HeldSet> held)
      throws SQLException {
    Optional<RoaringBitmap> changed =
        held.flatMap(set -> follower.log().since(set.turn()))
            .filter(numbers -> numbers.getCardinality() <= FEW);
    return changed.isEmpty()
        ? NumberReader.read(connection, asked.read(), asked.classes())
        : changed(connection, asked, held.get(), changed.get());
  }

  private List<RoaringBitmap> changed(
      Connection connection, Asked asked, HeldSet held, RoaringBitmap changed) throws SQLException {
    UUID[] ids = entries().ids(changed.toArray());
    List<RoaringBitmap> now =
        ids.length == 0
            ? List.of()
            : NumberReader.read(connection, asked.read(ids), asked.classes());
    List<RoaringBitmap> classes = new ArrayList<>();
    for (int each = 0; each < asked.classes(); each++) {
      RoaringBitmap numbers = RoaringBitmap.andNot(held.classes().get(each), changed);
      numbers.or(now.isEmpty() ? new RoaringBitmap() : now.get(each));
      classes.add(numbers);
    }
    return classes;
  }
}
