package org.fingerpost.bench.linkage;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.fingerpost.infra.link.LinkModels;
import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;

/**
 * Prints some of a set's errors with the evidence. The sets hold real names: for the eyes of those
 * who improve the resolver.
 */
final class ErrorList {
  private final PrintStream out;
  private final SetData data;
  private final PairFindings pairs;
  private final int most;
  private final LinkModel model;
  private final List<BenchRecord> mapped;

  ErrorList(PrintStream out, SetResult result, int most) throws Exception {
    this.out = out;
    this.data = result.data();
    this.pairs = result.pairs();
    this.most = most;
    this.model = LinkModels.learn(data.input()).of(data.kind()).orElseThrow();
    this.mapped = data.mapped();
  }

  void print() {
    print("False", pairs.falsePairs());
    print("Missed", pairs.missedPairs());
  }

  private void print(String title, List<int[]> errors) {
    out.printf("%n### %s: some of %,d%n", title, errors.size());
    // Evenly from all over the set.
    int step = Math.max(1, errors.size() / most);
    for (int i = 0; i < errors.size() && i / step < most; i += step) {
      print(errors.get(i));
    }
  }

  private void print(int[] pair) {
    LinkRecord a = data.records().get(pair[0]);
    LinkRecord b = data.records().get(pair[1]);
    Comparison why = model.compare(a, b);
    out.printf(
        "%n%s %.1f %s%n  %s %s%n  %s %s%n  %s%n",
        why.band(),
        why.score(),
        why.veto().orElse(""),
        data.truth().kinds(pair[0]),
        text(pair[0]),
        data.truth().kinds(pair[1]),
        text(pair[1]),
        why.evidence().stream()
            .map(piece -> "%s %+.1f".formatted(piece.sentence(), piece.weight()))
            .collect(Collectors.joining(", ")));
  }

  private String text(int place) {
    BenchRecord record = mapped.get(place);
    return BenchRecord.FIELDS.stream()
        .map(record::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" | "));
  }
}
