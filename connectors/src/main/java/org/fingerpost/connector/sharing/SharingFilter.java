package org.fingerpost.connector.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.RowCondition;
import org.fingerpost.connector.descriptor.FieldMapping;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Visibility;

/**
 * Applies one dataset's sharing agreement. What the agreement does not name stays with the member.
 * Safe for use by many threads.
 */
public final class SharingFilter {
  private final DatasetDescriptor dataset;
  private final boolean sharesNothing;
  private final SortedSet<String> shared = new TreeSet<>();
  private final SortedSet<String> columns = new TreeSet<>();

  /** The agreement of that dataset. */
  public SharingFilter(DatasetDescriptor dataset) {
    this.dataset = dataset;
    this.sharesNothing =
        !dataset.sharing().isEmpty()
            && dataset.sharing().values().stream().allMatch(Visibility.WITHHELD::equals);
    dataset.mapping().stream()
        .filter(mapping -> isShared(dataset, mapping))
        .forEach(mapping -> shared.addAll(mapping.columns()));
    columns.addAll(shared);
    columns.add(dataset.key());
    dataset.shareWhen().map(RowCondition::column).ifPresent(columns::add);
    dataset.deletedWhen().map(RowCondition::column).ifPresent(columns::add);
    changed(dataset.location()).ifPresent(columns::add);
  }

  /** Whether the agreement lets anybody but the member see what this mapping makes. */
  public static boolean isShared(DatasetDescriptor dataset, FieldMapping mapping) {
    return dataset.sharing().getOrDefault(mapping.field(), Visibility.WITHHELD)
        != Visibility.WITHHELD;
  }

  /**
   * All that a connector must read: what is shared, the key, the columns of the conditions and of
   * the last change. It asks the member's system for nothing else.
   */
  public SortedSet<String> columns() {
    return Collections.unmodifiableSortedSet(columns);
  }

  /** The columns that enter the member's topic. */
  public SortedSet<String> sharedColumns() {
    return Collections.unmodifiableSortedSet(shared);
  }

  /**
   * Decides on a row.
   *
   * <p>A row whose consent column is missing or empty is not shared. A row whose column for
   * deletion is missing or empty counts as there: tables and files without that column are refused
   * by their connectors, and events commonly leave out what is false.
   */
  public SharingOutcome apply(ObjectNode row) {
    if (dataset.deletedWhen().filter(condition -> isMet(condition, row)).isPresent()) {
      return new SharingOutcome.Deleted("marked as deleted at the member");
    }
    if (sharesNothing) {
      return new SharingOutcome.Withdrawn("its member shares nothing of the dataset");
    }
    if (dataset.shareWhen().filter(condition -> !isMet(condition, row)).isPresent()) {
      return new SharingOutcome.Withdrawn("not, or no longer, marked for sharing at the member");
    }
    return new SharingOutcome.Shared(projection(row));
  }

  /** The columns of the row that are shared; empty when the row is not shared or is deleted. */
  public Optional<ObjectNode> project(ObjectNode row) {
    return apply(row) instanceof SharingOutcome.Shared agreed
        ? Optional.of(agreed.fields())
        : Optional.empty();
  }

  private ObjectNode projection(ObjectNode row) {
    ObjectNode fields = Json.object();
    for (String column : shared) {
      JsonNode value = row.get(column);
      if (value != null) {
        fields.set(column, value.deepCopy());
      }
    }
    return fields;
  }

  private static boolean isMet(RowCondition condition, ObjectNode row) {
    JsonNode value = row.path(condition.column());
    return value.isValueNode()
        && !value.isNull()
        && condition.values().stream().anyMatch(text(value)::equalsIgnoreCase);
  }

  /** Whole numbers without their decimals: a database's 1.0 is the 1 of a descriptor. */
  private static String text(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.asText().strip();
  }

  private static Optional<String> changed(DatasetDescriptor.Location location) {
    if (location instanceof DatasetDescriptor.Location.Table table) {
      return table.changed();
    }
    return location instanceof DatasetDescriptor.Location.Query query
        ? query.changed()
        : Optional.empty();
  }
}
