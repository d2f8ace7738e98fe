package org.fingerpost.bench.linkage.peer;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tries every threshold on what a peer found alike, as pairs, joined to clusters, and in two tables
 * each row once, and tells the best by the labels. Each step takes the matches from the likeliest
 * on, so that trying them all costs little more than trying one.
 */
final class PeerFigures {
  /** What a line begins with that tells a figure: precision, recall, seconds, how. */
  static final String MARK = "figure\t";

  private final PeerTable table;
  private final PrintStream out;
  private final long toFind;

  PeerFigures(PeerTable table, PrintStream out) {
    this.table = table;
    this.out = out;
    Map<Integer, Long> sizes = new HashMap<>();
    IntStream.of(table.entities()).forEach(entity -> sizes.merge(entity, 1L, Long::sum));
    this.toFind = sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
  }

  /** Tells the best figure of each way to use the matches. */
  void tell(String how, List<PeerMatch> matches, double seconds) {
    List<PeerMatch> sorted = new ArrayList<>(matches);
    sorted.sort(Comparator.comparingDouble((PeerMatch match) -> -match.similarity()));
    tell(how + ", pairs", sorted, new Pairs(), seconds);
    tell(how + ", joined", sorted, new Joined(), seconds);
    if (table.isTwoTables()) {
      tell(how + ", each once", sorted, new EachOnce(), seconds);
    }
  }

  private void tell(String how, List<PeerMatch> sorted, Use use, double seconds) {
    double best = -1;
    long right = 0;
    long found = 0;
    double threshold = 0;
    for (int i = 0; i < sorted.size(); i++) {
      use.take(sorted.get(i));
      boolean last =
          i + 1 == sorted.size() || sorted.get(i + 1).similarity() < sorted.get(i).similarity();
      double f1 = 2.0 * use.right / (use.found + toFind);
      if (last && f1 > best) {
        best = f1;
        right = use.right;
        found = use.found;
        threshold = sorted.get(i).similarity();
      }
    }
    tell(how + " from " + String.format(Locale.ROOT, "%.2f", threshold), right, found, seconds);
  }

  /** Tells a figure. */
  void tell(String how, long right, long found, double seconds) {
    double precision = found == 0 ? 1 : (double) right / found;
    double recall = toFind == 0 ? 1 : (double) right / toFind;
    out.println(
        MARK + String.format(Locale.ROOT, "%.6f\t%.6f\t%.1f\t%s", precision, recall, seconds, how));
    out.flush();
  }

  /** What becomes of matches, taken from the likeliest on. */
  private abstract static class Use {
    long right;
    long found;

    abstract void take(PeerMatch match);
  }

  private final class Pairs extends Use {
    @Override
    void take(PeerMatch match) {
      found++;
      right += table.entities()[match.a()] == table.entities()[match.b()] ? 1 : 0;
    }
  }

  private final class EachOnce extends Use {
    private final boolean[] taken = new boolean[table.entities().length];

    @Override
    void take(PeerMatch match) {
      if (!taken[match.a()] && !taken[match.b()]) {
        taken[match.a()] = true;
        taken[match.b()] = true;
        found++;
        right += table.entities()[match.a()] == table.entities()[match.b()] ? 1 : 0;
      }
    }
  }

  /** Clusters with how many rows of each entity they hold; the smaller joins the larger. */
  private final class Joined extends Use {
    private final int[] parent = IntStream.range(0, table.entities().length).toArray();
    private final Map<Integer, Map<Integer, Integer>> held = new HashMap<>();

    @Override
    void take(PeerMatch match) {
      int a = root(match.a());
      int b = root(match.b());
      if (a != b) {
        Map<Integer, Integer> one = entitiesOf(a);
        Map<Integer, Integer> other = entitiesOf(b);
        boolean swap = one.size() < other.size();
        join(swap ? b : a, swap ? other : one, swap ? a : b, swap ? one : other);
      }
    }

    private Map<Integer, Integer> entitiesOf(int root) {
      return held.computeIfAbsent(
          root, absent -> new HashMap<>(Map.of(table.entities()[absent], 1)));
    }

    private void join(
        int into, Map<Integer, Integer> large, int from, Map<Integer, Integer> small) {
      long rowsOfLarge = large.values().stream().mapToLong(Integer::longValue).sum();
      long rowsOfSmall = small.values().stream().mapToLong(Integer::longValue).sum();
      found += rowsOfLarge * rowsOfSmall;
      small.forEach(
          (entity, rows) -> {
            right += (long) rows * large.getOrDefault(entity, 0);
            large.merge(entity, rows, Integer::sum);
          });
      parent[from] = into;
      held.remove(from);
    }

    private int root(int row) {
      int at = row;
      while (parent[at] != at) {
        parent[at] = parent[parent[at]];
        at = parent[at];
      }
      return at;
    }
  }
}
