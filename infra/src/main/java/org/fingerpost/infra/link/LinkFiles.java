package org.fingerpost.infra.link;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fingerpost.route.linkage.Evidence;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;

/** Writes what was linked: the same input gives the same files, byte for byte. */
public final class LinkFiles {
  private static final List<String> REVIEW =
      List.of(
          "member_a", "dataset_a", "key_a", "member_b", "dataset_b", "key_b", "score", "reasons");

  private LinkFiles() {}

  /** Every record with its joint id. */
  public static void links(Path file, LinkedRecords linked) throws IOException {
    WholeFile.write(
        file,
        out -> {
          try (CsvWriter csv = csv(out)) {
            csv.writeRecord("member", "dataset", "key", "joint_id");
            linked.rows().forEach(row -> link(csv, row));
          }
        });
  }

  /**
   * The pairs for a person to look at, with score and reasons.
   *
   * @return how many there are
   */
  public static int review(Path file, LinkedRecords linked) throws IOException {
    List<LinkedPair> pairs = linked.review();
    WholeFile.write(
        file,
        out -> {
          try (CsvWriter csv = csv(out)) {
            csv.writeRecord(REVIEW);
            pairs.forEach(pair -> review(csv, pair));
          }
        });
    return pairs.size();
  }

  private static void link(CsvWriter csv, LinkedRecords.Row row) {
    SourceKey key = row.key();
    csv.writeRecord(key.member(), key.dataset(), key.key(), row.jointId().toString());
  }

  private static void review(CsvWriter csv, LinkedPair pair) {
    SourceKey first = pair.first();
    SourceKey second = pair.second();
    csv.writeRecord(
        first.member(),
        first.dataset(),
        first.key(),
        second.member(),
        second.dataset(),
        second.key(),
        "%.2f".formatted(pair.comparison().score()),
        reasons(pair));
  }

  /** One line a pair: those that are linked, then those in the review band. */
  public static void explain(Path file, LinkedRecords linked) throws IOException {
    WholeFile.write(
        file,
        out -> {
          linked.explain(pair -> out.write(json(pair) + "\n"));
          for (LinkedPair pair : linked.review()) {
            if (!pair.linked()) {
              out.write(json(pair) + "\n");
            }
          }
        });
  }

  private static ObjectNode json(LinkedPair pair) {
    ObjectNode json = Json.object();
    json.set("a", json(pair.first()));
    json.set("b", json(pair.second()));
    json.put("linked", pair.linked());
    json.put("band", pair.comparison().band().name().toLowerCase(Locale.ROOT));
    json.put("score", pair.comparison().score());
    pair.comparison().veto().ifPresent(veto -> json.put("veto", veto));
    ArrayNode evidence = json.putArray("evidence");
    for (Evidence piece : pair.comparison().evidence()) {
      evidence
          .addObject()
          .put("name", piece.kind().name().toLowerCase(Locale.ROOT))
          .put("level", piece.level())
          .put("weight", piece.weight())
          .put("sentence", piece.sentence());
    }
    return json;
  }

  private static ObjectNode json(SourceKey key) {
    return Json.object()
        .put("member", key.member())
        .put("dataset", key.dataset())
        .put("key", key.key());
  }

  private static String reasons(LinkedPair pair) {
    String evidence =
        pair.comparison().evidence().stream()
            .map(piece -> "%s %+.1f".formatted(piece.sentence(), piece.weight()))
            .collect(Collectors.joining(", "));
    return pair.comparison().veto().map(veto -> veto + "; " + evidence).orElse(evidence);
  }

  private static CsvWriter csv(Writer out) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
  }
}
