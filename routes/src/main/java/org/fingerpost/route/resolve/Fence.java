package org.fingerpost.route.resolve;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.resolve.PairStore.Candidate;
import org.fingerpost.schema.Kind;

/**
 * Which blocking keys of some changes lead anywhere: those that no more than {@link #MOST} records
 * hold once the changes are made. A key that more hold is a value that became frequent since the
 * model was learned, such as a placeholder; the next model leaves it out. When the number crosses
 * the fence, either way, all its holders are to be compared anew, so what is linked is a function
 * of the records that are there and not of how they came.
 */
final class Fence {
  static final int MOST = 100;

  private final PairStore pairs;
  private final Kind kind;

  /** How many of the changed records hold a key afterwards, and how many did before. */
  private final Map<Long, Integer> taken = new HashMap<>();

  private final Map<Long, Integer> left = new HashMap<>();
  private final Map<Long, List<Candidate>> standing = new HashMap<>();

  /** For the changes of records of a kind that has a model. */
  Fence(PairStore pairs, Kind kind) {
    this.pairs = pairs;
    this.kind = kind;
  }

  /** Notes the keys that a changed record had, as it is stored, and has. */
  void change(long[] before, long[] after) {
    Arrays.stream(before).forEach(key -> left.merge(key, 1, Integer::sum));
    Arrays.stream(after).forEach(key -> taken.merge(key, 1, Integer::sum));
  }

  /**
   * Reads who holds those keys.
   *
   * @return all holders, among those that stand, of keys that cross the fence
   */
  Set<UUID> read() throws SQLException {
    Set<Long> keys = new HashSet<>(taken.keySet());
    keys.addAll(left.keySet());
    read(keys);
    Set<UUID> crossing = new HashSet<>();
    for (long key : keys) {
      if (standing(key).size() > MOST != isCrowded(key)) {
        standing(key).forEach(holder -> crossing.add(holder.id()));
      }
    }
    return crossing;
  }

  /** Reads who holds further keys, which no changed record has or had. */
  void readAlso(Collection<long[]> further) throws SQLException {
    Set<Long> keys = new HashSet<>();
    further.forEach(each -> Arrays.stream(each).forEach(keys::add));
    keys.removeAll(taken.keySet());
    keys.removeAll(left.keySet());
    read(keys);
  }

  private void read(Set<Long> keys) throws SQLException {
    int mostLeft = left.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    standing.putAll(pairs.holders(kind, keys, MOST + 1 + mostLeft));
  }

  /** The keys that lead somewhere. */
  long[] open(long[] keys) {
    return Arrays.stream(keys).filter(key -> !isCrowded(key)).toArray();
  }

  /** Those that stand, as they are stored, and share one of those keys, which are open. */
  Set<Candidate> sharing(long[] keys) {
    Set<Candidate> sharing = new HashSet<>();
    for (long key : keys) {
      sharing.addAll(standing(key));
    }
    return sharing;
  }

  private boolean isCrowded(long key) {
    int stay = standing(key).size() - left.getOrDefault(key, 0);
    return stay + taken.getOrDefault(key, 0) > MOST;
  }

  private List<Candidate> standing(long key) {
    return standing.getOrDefault(key, List.of());
  }

  /** Keys of the fence, for records that are to be compared: only those that are open. */
  List<PairFinder.Keyed> opened(List<PairFinder.Keyed> records) {
    List<PairFinder.Keyed> opened = new ArrayList<>(records.size());
    records.forEach(each -> opened.add(new PairFinder.Keyed(each.record(), open(each.keys()))));
    return opened;
  }
}
