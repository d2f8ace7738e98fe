package org.fingerpost.connector.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.fingerpost.connector.check.CheckReport.FieldReport;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.FieldMapping;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;

/** What one field became in the first row that held something for it. */
final class FieldExample {
  private final DatasetDescriptor dataset;
  private final FieldMapping mapping;
  private String held = "";
  private String became = "";
  private int filled;

  FieldExample(DatasetDescriptor dataset, FieldMapping mapping) {
    this.dataset = dataset;
    this.mapping = mapping;
  }

  void take(ObjectNode row, ObjectNode record) {
    JsonNode value = MadeValue.of(mapping.target(), record);
    if (value.isMissingNode()) {
      return;
    }
    filled++;
    if (became.isEmpty()) {
      became = value.isValueNode() ? value.asText() : value.toString();
      held =
          mapping.columns().stream()
              .map(column -> row.path(column).asText(row.path(column).toString()))
              .collect(Collectors.joining(", "));
    }
  }

  FieldReport report() {
    return new FieldReport(
        mapping.target(),
        mapping.columns(),
        dataset.sharing().getOrDefault(mapping.field(), Visibility.WITHHELD),
        dataset.trust().getOrDefault(mapping.field(), Trust.USUAL).wireName(),
        held,
        became,
        filled);
  }
}
