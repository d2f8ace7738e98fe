package org.fingerpost.connector.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.FieldMapping;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Visibility;

class SharingProperties {
  private static final List<String> COLUMNS = List.of("a", "b", "c", "d", "e", "f", "g");

  /** A field with the columns it reads, and what the agreement says; empty: nothing. */
  record Field(String name, Set<String> columns, Optional<Visibility> visibility) {}

  @Property
  void no_value_of_a_column_that_feeds_no_shared_field_ever_leaves(
      @ForAll("agreements") List<Field> fields) {
    SharingFilter filter = new SharingFilter(dataset(fields));
    String out = filter.apply(row()).toString();
    for (String column : COLUMNS) {
      assertThat(out.contains("value-of-" + column)).isEqualTo(feedsShared(fields, column));
    }
  }

  private static boolean feedsShared(List<Field> fields, String column) {
    return fields.stream()
        .filter(field -> field.visibility().filter(v -> v != Visibility.WITHHELD).isPresent())
        .anyMatch(field -> field.columns().contains(column));
  }

  @Provide
  Arbitrary<List<Field>> agreements() {
    Arbitrary<Set<String>> columns = Arbitraries.of(COLUMNS).set().ofMaxSize(3);
    Arbitrary<Optional<Visibility>> visibility = Arbitraries.of(Visibility.class).optional();
    return Combinators.combine(
            Arbitraries.of("name", "email", "phones.number", "phones.type", "status", "scope"),
            columns,
            visibility)
        .as(Field::new)
        .list()
        .uniqueElements(field -> field.name().replaceFirst("\\..*", ""))
        .ofMaxSize(6);
  }

  private static ObjectNode row() {
    ObjectNode row = Json.object();
    COLUMNS.forEach(column -> row.put(column, "value-of-" + column));
    return row;
  }

  private static DatasetDescriptor dataset(List<Field> fields) {
    List<FieldMapping> mapping = new ArrayList<>();
    Map<String, Visibility> sharing = new LinkedHashMap<>();
    for (Field field : fields) {
      FieldMapping made =
          new FieldMapping(
              field.name(), new FieldMapping.Source.Expression(".", List.copyOf(field.columns())));
      mapping.add(made);
      field.visibility().ifPresent(visibility -> sharing.put(made.field(), visibility));
    }
    return new DatasetDescriptor(
        "groups",
        Kind.ORGANIZATION,
        new DatasetDescriptor.Location.Pushed(),
        "id",
        mapping,
        sharing,
        new DatasetDescriptor.Agreement("consent", LocalDate.MAX, "P1Y"),
        Optional.empty(),
        Optional.of(new DatasetDescriptor.RowCondition("g", new TreeSet<>(Set.of("x")))),
        new DatasetDescriptor.Schedule(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ZERO),
        new DatasetDescriptor.Brake(20, 0.1));
  }
}
