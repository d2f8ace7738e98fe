package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which entries meet conditions, kept in memory as sets of their numbers, so that what is found can
 * be counted, and the nearest be told, without reading it all. What an entry meets is asked of the
 * database alone: once for each of the conditions' sets, and then for the entries that changed.
 * Safe for use by many threads.
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

  /** How many entries meet the criteria, wherever they stand. */
  int count(EntryQuery query) throws SQLException {
    return follower.entries().count(found(query));
  }

  /** What meets the criteria, with how far it is from their place. */
  Distances distances(EntryQuery query, GridPoint centre) throws SQLException {
    double metres =
        query.criteria().reach().orElseThrow().metres().orElse(Double.POSITIVE_INFINITY);
    return follower.entries().within(found(query), centre, metres);
  }

  UUID[] ids(int[] numbers) {
    return follower.entries().ids(numbers);
  }

  private RoaringBitmap found(EntryQuery query) throws SQLException {
    follower.follow(query.connection(), query.turn());
    RoaringBitmap found = set(query.connection(), query.criteria().conditions());
    for (String group : query.groups()) {
      List<Condition> has = List.of(Condition.of("words @@ ?::tsquery", group));
      found = RoaringBitmap.and(found, set(query.connection(), has));
    }
    return found;
  }

  private RoaringBitmap set(Connection connection, List<Condition> conditions) throws SQLException {
    long now = follower.log().turn();
    Optional<HeldSet> held = sets.get(conditions);
    if (held.isPresent() && held.get().turn() >= now) {
      return held.get().numbers();
    }
    RoaringBitmap numbers = current(connection, conditions, held);
    numbers.runOptimize();
    sets.put(conditions, new HeldSet(now, numbers));
    return numbers;
  }

  private RoaringBitmap current(
      Connection connection, List<Condition> conditions, Optional<HeldSet> held)
      throws SQLException {
    SqlText read = new SqlText().add("SELECT number" + EntryQuery.ENTRIES);
    read.add(Condition.all(conditions));
    Optional<RoaringBitmap> changed =
        held.flatMap(set -> follower.log().since(set.turn()))
            .filter(numbers -> numbers.getCardinality() <= FEW);
    if (changed.isEmpty()) {
      return NumberReader.read(connection, read);
    }
    RoaringBitmap numbers = RoaringBitmap.andNot(held.get().numbers(), changed.get());
    if (!changed.get().isEmpty()) {
      Object[] ids = ids(changed.get().toArray());
      read.add(" AND e.joint_id = ANY (?)", SqlList.of("uuid", ids));
      numbers.or(NumberReader.read(connection, read));
    }
    return numbers;
  }
}
