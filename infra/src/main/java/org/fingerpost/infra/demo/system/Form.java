package org.fingerpost.infra.demo.system;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.infra.demo.invent.Fact;
import org.fingerpost.schema.Kind;

/**
 * A table, file or stream of a member: its columns in order, and what they hold.
 *
 * @param dataset its name in the member's descriptor
 * @param table the table's or file's name
 * @param sheet of a workbook, else empty text
 * @param firstKey the number that the first record gets
 */
public record Form(
    String dataset, Kind kind, String table, String sheet, int firstKey, List<Column> columns) {
  /** Whether a column holds that. */
  public boolean has(Fact fact) {
    return column(fact).isPresent();
  }

  Optional<Column> column(Fact fact) {
    return columns.stream()
        .filter(column -> column.fact().filter(fact::equals).isPresent())
        .findFirst();
  }

  Column key() {
    return column(Fact.KEY).orElseThrow();
  }

  /** The member's row for these facts; what no column holds is dropped. */
  Map<String, String> row(Map<Fact, String> facts) {
    Map<String, String> row = new LinkedHashMap<>();
    for (Column column : columns) {
      column.constant().ifPresent(value -> row.put(column.name(), value));
      column
          .fact()
          .filter(facts::containsKey)
          .ifPresent(fact -> row.put(column.name(), column.write(facts.get(fact))));
    }
    return row;
  }

  /** The facts in the member's row; empty cells are left out. */
  Map<Fact, String> facts(Map<String, String> row) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    for (Column column : columns) {
      String value = row.get(column.name());
      if (value != null && !value.isEmpty()) {
        column.fact().ifPresent(fact -> facts.put(fact, column.read(value)));
      }
    }
    return facts;
  }
}
