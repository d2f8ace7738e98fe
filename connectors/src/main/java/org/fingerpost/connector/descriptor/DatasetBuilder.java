package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;

/**
 * Makes the datasets of a tree that has passed every check.
 *
 * @param root the whole descriptor: what a dataset's place is depends on the kind of system
 */
record DatasetBuilder(LocatedTree.Branch root) {
  DatasetDescriptor dataset(LocatedTree.Branch dataset) {
    return new DatasetDescriptor(
        dataset.name(),
        Kind.ofWireName(dataset.get("kind").text()),
        location(dataset),
        dataset.get("key").text(),
        dataset.get("fields").entries().stream().map(DatasetBuilder::field).toList(),
        sharing(dataset.get("agreement")),
        trust(dataset),
        agreement(dataset.get("agreement")),
        condition(dataset.get("share_when")),
        condition(dataset.get("deleted_when")),
        schedule(dataset),
        brake(dataset.get("brake")),
        dataset.get("no_duplicates").node().booleanValue());
  }

  private DatasetDescriptor.Location location(LocatedTree.Branch dataset) {
    if (root.get("system").get("calendar").isPresent()) {
      return new DatasetDescriptor.Location.Feed(dataset.get("path").text());
    }
    Optional<String> changed = dataset.get("changed").optionalText();
    if (dataset.get("civicrm").isPresent()) {
      return new DatasetDescriptor.Location.ReadyMadeDataset(dataset.get("civicrm").text());
    }
    if (dataset.get("table").isPresent()) {
      return new DatasetDescriptor.Location.Table(dataset.get("table").text(), changed);
    }
    if (dataset.get("query").isPresent()) {
      return new DatasetDescriptor.Location.Query(dataset.get("query").text(), changed);
    }
    if (dataset.get("files").isPresent()) {
      return new DatasetDescriptor.Location.FileSet(
          dataset.get("files").text(), dataset.get("sheet").optionalText(), aliases(dataset));
    }
    return dataset.get("path").isPresent()
        ? endpoint(dataset)
        : new DatasetDescriptor.Location.Pushed();
  }

  /** What a preset knows of an export's headers, and what the descriptor adds. */
  private Map<String, List<String>> aliases(LocatedTree.Branch dataset) {
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    String preset = root.get("system").get("files").get("preset").text();
    FilePresets.aliases(preset).forEach(aliases::put);
    dataset
        .get("aliases")
        .entries()
        .forEach(
            entry ->
                aliases.merge(
                    entry.name(),
                    entry.node().isArray() ? entry.texts() : List.of(entry.text()),
                    (known, more) ->
                        Stream.concat(known.stream(), more.stream()).distinct().toList()));
    return aliases;
  }

  private static DatasetDescriptor.Location endpoint(LocatedTree.Branch dataset) {
    JsonNode details = dataset.get("details").node();
    return new DatasetDescriptor.Location.Endpoint(
        dataset.get("path").text(),
        HttpBuilder.texts(dataset.get("parameters").node()),
        HttpBuilder.texts(dataset.get("changes").node()),
        dataset.get("part").optionalText(),
        details.isMissingNode() || details.booleanValue());
  }

  private static FieldMapping field(LocatedTree.Branch field) {
    return new FieldMapping(field.name(), source(field));
  }

  private static FieldMapping.Source source(LocatedTree.Branch field) {
    if (!field.node().isObject()) {
      return new FieldMapping.Source.Column(field.text());
    } else if (field.get("jslt").isPresent()) {
      return new FieldMapping.Source.Expression(
          field.get("jslt").text(), field.get("columns").texts());
    } else if (field.get("constant").isPresent()) {
      return new FieldMapping.Source.Constant(field.get("constant").node());
    }
    String column = field.get("from").text();
    if (field.get("refers_to").isPresent()) {
      return new FieldMapping.Source.Reference(column, field.get("refers_to").text());
    }
    return field.get("values").isPresent()
        ? new FieldMapping.Source.Translated(column, translations(field.get("values")))
        : new FieldMapping.Source.Column(column);
  }

  private static Map<String, String> translations(LocatedTree.Branch values) {
    Map<String, String> translations = new LinkedHashMap<>();
    values.entries().forEach(entry -> translations.put(entry.name(), entry.text()));
    return translations;
  }

  private static Map<String, Visibility> sharing(LocatedTree.Branch agreement) {
    Map<String, Visibility> sharing = new LinkedHashMap<>();
    for (Visibility visibility : Visibility.values()) {
      String list = visibility.name().toLowerCase(Locale.ROOT);
      agreement.get(list).texts().forEach(field -> sharing.put(field, visibility));
    }
    return sharing;
  }

  /** One word for the whole dataset is the same as that word for each field that is mapped. */
  private static Map<String, Trust> trust(LocatedTree.Branch dataset) {
    Map<String, Trust> trust = new LinkedHashMap<>();
    LocatedTree.Branch stated = dataset.get("trust");
    if (stated.node().isObject()) {
      stated.entries().forEach(entry -> put(trust, entry.name(), entry.text()));
    } else {
      dataset
          .get("fields")
          .entries()
          .forEach(field -> put(trust, AgreementCheck.topLevel(field.name()), stated.text()));
    }
    return trust;
  }

  private static void put(Map<String, Trust> trust, String field, String word) {
    Trust.ofWireName(word)
        .filter(level -> level != Trust.USUAL)
        .ifPresent(level -> trust.put(field, level));
  }

  private static DatasetDescriptor.Agreement agreement(LocatedTree.Branch agreement) {
    return new DatasetDescriptor.Agreement(
        agreement.get("lawful_basis").text(),
        LocalDate.parse(agreement.get("review_date").text()),
        agreement.get("retention").text());
  }

  private static Optional<DatasetDescriptor.RowCondition> condition(LocatedTree.Branch condition) {
    SortedSet<String> values = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    condition.get("is").texts().forEach(value -> values.add(value.strip()));
    return condition.isPresent()
        ? Optional.of(new DatasetDescriptor.RowCondition(condition.get("column").text(), values))
        : Optional.empty();
  }

  /** Others pay for a look at a system on the web: it is asked less often, unless it is told. */
  private DatasetDescriptor.Schedule schedule(LocatedTree.Branch dataset) {
    LocatedTree.Branch system = root.get("system");
    boolean remote = system.get("files").get("url").isPresent();
    boolean web = remote || SystemBuilder.web(system).isPresent();
    // A calendar or an export is one file: a complete listing of it is one request.
    boolean listed = web && !remote && !system.get("calendar").isPresent();
    return new DatasetDescriptor.Schedule(
        Duration.parse(dataset.get("poll").text(web ? "PT15M" : "PT30S")),
        Duration.parse(dataset.get("full_compare").text(listed ? "PT6H" : "PT1H")),
        Duration.parse(dataset.get("lag").text("PT2S")));
  }

  private static DatasetDescriptor.Brake brake(LocatedTree.Branch brake) {
    JsonNode share = brake.get("share").node();
    return brake.isPresent()
        ? new DatasetDescriptor.Brake(brake.get("number").node().intValue(), share.doubleValue())
        : new DatasetDescriptor.Brake(20, 0.1);
  }
}
