package org.fingerpost.connector.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.connector.descriptor.SharedFields;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;

/**
 * Writes a first descriptor. The mapping is guessed from names; every field of it is withheld, so
 * that nothing is read, let alone shared, before the member has said what may be.
 */
public final class Draft {
  private final Synonyms synonyms = Synonyms.load();
  private final StringBuilder text = new StringBuilder();
  private final List<String> left = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final LocalDate today;

  /** A draft of that day, from which its agreements' first review is counted. */
  public Draft(LocalDate today) {
    this.today = today;
  }

  /** What is made of a table, and of which columns. */
  private record Guess(Kind kind, Map<String, String> fields, String key) {}

  /**
   * The descriptor's text.
   *
   * @param system the lines below {@code system:}
   * @param ready names of ready-made datasets, for a system that has them
   * @throws IllegalArgumentException when nothing that was found looks like anything that could be
   *     shared
   */
  public String write(
      String id, String name, List<String> system, List<Found> found, List<String> ready) {
    line(
        "# Drafted by fingerpost init. Nothing is shared yet: go through it with the member, and move fields from");
    line(
        "# withheld to public (everybody may see them) or members. Then look: fingerpost check THIS-FILE");
    line("member:");
    line("  id: %s", id);
    line("  name: %s", quoted(name));
    line("  time_zone: Europe/London");
    line("system:");
    system.forEach(each -> line("  %s", each));
    line("datasets:");
    ready.forEach(this::readyMade);
    found.forEach(this::dataset);
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing here looks like organisations, people, activities, opportunities or places: no table or file has a column that looks like a name and one that looks like a key.");
    }
    if (!left.isEmpty()) {
      line(
          "# Left out, as no column of it looks like a name or a key: %s", String.join(", ", left));
    }
    return text.toString();
  }

  private void readyMade(String name) {
    names.add(name);
    line("  %s:", name);
    agreement(Set.of("name"));
  }

  private void dataset(Found found) {
    Optional<Guess> guess = synonyms.isPassedOver(found.name()) ? Optional.empty() : guess(found);
    if (guess.isEmpty()) {
      left.add(found.name());
      return;
    }
    Guess made = guess.get();
    line("  %s:", datasetName(found.name()));
    line("    kind: %s", made.kind().wireName());
    found.location().forEach(each -> line("    %s", each));
    List<String> times = found.times().isEmpty() ? List.of() : found.times();
    synonyms.changed(times).ifPresent(column -> line("    changed: %s", quoted(column)));
    line("    key: %s", quoted(made.key()));
    line("    fields:");
    made.fields().forEach((field, column) -> line("      %s: %s", field, quoted(column)));
    synonyms
        .constants(made.kind())
        .forEach((field, value) -> line("      %s: {constant: %s}", field, quoted(value)));
    Set<String> fields = new LinkedHashSet<>(synonyms.constants(made.kind()).keySet());
    made.fields().keySet().forEach(field -> fields.add(field.replaceFirst("\\..*", "")));
    agreement(fields);
    unused(found, made);
  }

  private void unused(Found found, Guess made) {
    List<String> unused = new ArrayList<>(found.columns());
    unused.removeAll(made.fields().values());
    unused.remove(made.key());
    if (!unused.isEmpty()) {
      String columns = String.join(", ", unused).replaceAll("[\\p{Cntrl}]", " ");
      line("    # Columns that nothing is made of: %s", columns);
    }
  }

  private void agreement(Set<String> withheld) {
    line("    agreement:");
    line("      lawful_basis: to be agreed");
    line("      review_date: %s", today.plusYears(1));
    line("      retention: P3Y");
    line("      public: []");
    line("      members: []");
    line("      withheld: [%s]", String.join(", ", withheld));
  }

  /** The kind of which most is found; the name of the table decides between equals. */
  private Optional<Guess> guess(Found found) {
    Optional<String> key = found.key().or(() -> synonyms.key(found.name(), found.columns()));
    return key.flatMap(
        column ->
            synonyms.kinds().stream()
                .map(kind -> new Guess(kind, mapping(kind, found, column), column))
                .filter(this::isWhole)
                .max(Comparator.comparingInt(guess -> score(guess, found.name()))));
  }

  private Map<String, String> mapping(Kind kind, Found found, String key) {
    List<String> columns = new ArrayList<>(found.columns());
    columns.remove(key);
    return new LinkedHashMap<>(synonyms.mapping(kind, columns));
  }

  private boolean isWhole(Guess guess) {
    Set<String> made = new LinkedHashSet<>(guess.fields().keySet());
    made.addAll(synonyms.constants(guess.kind()).keySet());
    return made.containsAll(SharedFields.of(guess.kind()).required());
  }

  private int score(Guess guess, String table) {
    int named = synonyms.isNamedLike(table, guess.kind()) ? 100 : 0;
    return named + guess.fields().size();
  }

  private String datasetName(String found) {
    String plain =
        found
            .replaceFirst("(?i)^(tbl|dbo)[_.]?", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9_-]+", "-")
            .replaceAll("^[-_]+|[-_]+$", "");
    String name = plain.isEmpty() ? "dataset" : plain;
    for (int number = 2; !names.add(name); number++) {
      name = plain + "-" + number;
    }
    return name;
  }

  /** JSON's quotation is YAML's too, whatever the member's column is called. */
  static String quoted(String word) {
    return Json.MAPPER.getNodeFactory().textNode(word).toString();
  }

  private void line(String form, Object... words) {
    text.append(form.formatted(words)).append('\n');
  }
}
