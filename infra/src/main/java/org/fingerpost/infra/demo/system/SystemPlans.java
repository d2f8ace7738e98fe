package org.fingerpost.infra.demo.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.infra.demo.invent.Fact;
import org.fingerpost.schema.Kind;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the files under {@code demo/systems}. */
public final class SystemPlans {
  private SystemPlans() {}

  /** The plan of that member's system. */
  public static SystemPlan of(String member) {
    Map<String, Object> plan = load("/demo/systems/" + member + ".yaml");
    List<Form> forms = new ArrayList<>();
    children(plan.get("tables")).forEach((dataset, table) -> forms.add(form(dataset, table)));
    return new SystemPlan(
        member,
        text(plan, "kind", ""),
        text(plan, "separator", ","),
        text(plan, "charset", "UTF-8"),
        flag(plan, "mark"),
        flag(plan, "batch"),
        List.copyOf(forms));
  }

  private static Map<String, Object> load(String resource) {
    try (InputStream in = SystemPlans.class.getResourceAsStream(resource)) {
      return children(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static Form form(String dataset, Object node) {
    Map<String, Object> table = children(node);
    List<Column> columns = new ArrayList<>();
    children(table.get("columns")).forEach((name, column) -> columns.add(column(name, column)));
    return new Form(
        dataset,
        Kind.ofWireName(text(table, "kind", "")),
        text(table, "table", dataset),
        text(table, "sheet", ""),
        Integer.parseInt(text(table, "first_key", "1")),
        List.copyOf(columns));
  }

  private static Column column(String name, Object node) {
    Map<String, Object> settings =
        node instanceof String fact ? Map.of("fact", fact) : children(node);
    Map<String, String> codes = new LinkedHashMap<>();
    children(settings.getOrDefault("codes", Map.of()))
        .forEach((ours, theirs) -> codes.put(ours, theirs.toString()));
    return new Column(
        name,
        optional(settings, "fact").map(Fact::named),
        text(settings, "type", "text"),
        codes,
        flag(settings, "one"),
        optional(settings, "format"),
        optional(settings, "beside"),
        optional(settings, "constant"));
  }

  private static Map<String, Object> children(Object node) {
    Map<String, Object> children = new LinkedHashMap<>();
    ((Map<?, ?>) node).forEach((name, child) -> children.put(name.toString(), child));
    return children;
  }

  private static Optional<String> optional(Map<String, Object> node, String name) {
    return Optional.ofNullable(node.get(name)).map(Object::toString);
  }

  private static String text(Map<String, Object> node, String name, String otherwise) {
    return optional(node, name).orElse(otherwise);
  }

  private static boolean flag(Map<String, Object> node, String name) {
    return optional(node, name).filter("true"::equals).isPresent();
  }
}
