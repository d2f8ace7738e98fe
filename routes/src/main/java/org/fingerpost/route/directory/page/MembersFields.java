package org.fingerpost.route.directory.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Visibility;

/** The values of a record that members share with each other and not with everybody. */
public final class MembersFields {
  private MembersFields() {}

  /**
   * A row each, in the order of the page. A reference to another record is left out: the other may
   * be one that nobody but its member sees.
   */
  public static List<FieldRow> of(JointRecord joint, UnaryOperator<String> memberNames) {
    SortedMap<String, JsonNode> values = new TreeMap<>();
    joint.fields().forEach((name, field) -> add(values, name, field));
    List<FieldRow> rows = new ArrayList<>();
    for (String name : FieldLabels.ordered(values.keySet())) {
      List<Line> lines = FieldText.lines(name, values.get(name));
      JointRecord.Field field = joint.fields().get(name);
      JointRecord.Source source = joint.sources().get(field.source());
      rows.add(
          new FieldRow(
              FieldLabels.labelOf(name),
              lines,
              memberNames.apply(source.key().member()),
              Days.day(source.seen()),
              field.reason()));
    }
    return rows.stream().filter(row -> !row.lines().isEmpty()).toList();
  }

  private static void add(
      SortedMap<String, JsonNode> values, String name, JointRecord.Field field) {
    if (field.visibility() == Visibility.MEMBERS && !name.endsWith("_id")) {
      values.put(name, field.value());
    }
  }
}
