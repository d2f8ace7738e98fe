package org.fingerpost.connector.check;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fingerpost.connector.check.CheckReport.Counts;
import org.fingerpost.connector.check.CheckReport.DatasetReport;
import org.fingerpost.connector.check.CheckReport.FieldReport;
import org.fingerpost.connector.check.CheckReport.ListingReport;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;

/** Writes a report for a person. */
final class CheckText {
  private static final Map<Visibility, String> WHO =
      Map.of(
          Visibility.PUBLIC, "Everybody would see",
          Visibility.MEMBERS, "Members of the consortium would see",
          Visibility.WITHHELD, "Mapped, but nobody would see");
  private static final int WIDEST = 60;

  private final CheckReport report;
  private final StringBuilder text = new StringBuilder();

  CheckText(CheckReport report) {
    this.report = report;
  }

  String write() {
    line("%s (%s): nothing was shared or changed", report.name(), report.member());
    report.warnings().forEach(warning -> line("  Look at %s", warning));
    report.datasets().forEach(this::dataset);
    if (!report.compared()) {
      line("");
      line("Not compared with what other members hold: no joint database was at hand.");
    }
    return text.toString();
  }

  private void dataset(DatasetReport dataset) {
    line("");
    line("%s, records of kind %s", dataset.name(), dataset.kind());
    if (!dataset.failure().isEmpty()) {
      line("  %s", dataset.failure());
      drift(dataset);
      return;
    }
    counts(dataset.counts());
    listing(dataset.listing());
    trust(dataset);
    if (!dataset.advice().isEmpty()) {
      line("  %s", dataset.advice());
    }
    for (Visibility visibility : Visibility.values()) {
      fields(visibility, dataset);
    }
    together("Stays with the member", dataset.stays());
    drift(dataset);
    together("Named in the descriptor, but in no row", dataset.missing());
    list(
        "Refused",
        dataset.refused().stream().map(row -> row.place() + ": " + row.sentence()).toList());
    list(
        "Looks like what other members hold",
        dataset.known().stream().map(CheckText::known).toList());
  }

  private void trust(DatasetReport dataset) {
    String said =
        dataset.trust().isEmpty()
            ? "as each field says, where it is not usual"
            : "%s, in every field".formatted(dataset.trust());
    line("  When members disagree, the trust in this one's word is %s", said);
  }

  private void listing(ListingReport listing) {
    if (!listing.failure().isEmpty()) {
      line("  The full listing cannot be trusted to be whole: %s", listing.failure());
    } else if (listing.read()) {
      line(
          "  The full listing has %d rows: %d records would be added, %d changed, %d deleted%s",
          listing.rows(), listing.added(), listing.changed(), listing.deleted(), goes(listing));
    }
  }

  private static String goes(ListingReport listing) {
    String keys = listing.deletedKeys().isEmpty() ? "" : ": " + shownKeys(listing);
    return listing.waits() ? keys + "; they would wait for a person's word" : keys;
  }

  private static String shownKeys(ListingReport listing) {
    String keys = listing.deletedKeys().stream().map(CheckText::shown).collect(joining(", "));
    return listing.deleted() > listing.deletedKeys().size() ? keys + ", ..." : keys;
  }

  private void drift(DatasetReport dataset) {
    list("Columns that changed since a hub last read it", dataset.drift());
  }

  private void counts(Counts counts) {
    line(
        "  %d rows read: %d would be shared, %d are not marked for sharing, %d count as deleted,"
            + " %d refused",
        counts.read(), counts.shared(), counts.withdrawn(), counts.deleted(), counts.refused());
  }

  private void fields(Visibility visibility, DatasetReport dataset) {
    int targets = widest(dataset, FieldReport::target);
    int columns = widest(dataset, CheckText::from);
    String form = "%-" + targets + "s  from %-" + columns + "s  %s";
    list(
        WHO.get(visibility),
        dataset.fields().stream()
            .filter(field -> field.visibility() == visibility)
            .map(field -> form.formatted(field.target(), from(field), example(field, dataset)))
            .toList());
  }

  private static int widest(DatasetReport dataset, Function<FieldReport, String> word) {
    return Math.max(
        1, dataset.fields().stream().map(word).mapToInt(String::length).max().orElse(1));
  }

  private static String from(FieldReport field) {
    return field.columns().isEmpty() ? "constant" : String.join(", ", field.columns());
  }

  private static String example(FieldReport field, DatasetReport dataset) {
    if (field.visibility() == Visibility.WITHHELD) {
      return "";
    }
    String example =
        field.became().isEmpty()
            ? "held nothing"
            : "%s -> %s".formatted(shown(field.held()), shown(field.became()));
    return "%s (%d of %d)%s"
        .formatted(example, field.filled(), dataset.counts().shared(), trust(field, dataset));
  }

  private static String trust(FieldReport field, DatasetReport dataset) {
    boolean said = !dataset.trust().isEmpty() || field.trust().equals(Trust.USUAL.wireName());
    return said ? "" : ", %s trust".formatted(field.trust());
  }

  private static String known(CheckReport.KnownRow row) {
    return "key %s: %s, held by %s (%s)"
        .formatted(
            row.key(),
            shown(row.known().name()),
            String.join(", ", row.known().members()),
            row.known().why());
  }

  /** On one line, and without what would steer a terminal. */
  private static String shown(String value) {
    String plain = value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return plain.length() > WIDEST ? plain.substring(0, WIDEST) + "..." : plain;
  }

  private void together(String title, List<String> words) {
    list(title, words.isEmpty() ? List.of() : List.of(String.join(", ", words)));
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      line("  %s", title);
      lines.forEach(each -> line("    %s", each));
    }
  }

  private void line(String form, Object... words) {
    text.append(form.formatted(words).stripTrailing()).append('\n');
  }
}
