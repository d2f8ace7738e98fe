package org.fingerpost.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SharedFields;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Visibility;

/**
 * Makes records of the shared schema from one dataset's rows. Expressions are compiled once: make
 * one mapper a dataset and keep it. Safe for use by many threads.
 */
public final class RecordMapper {
  private final SharedFields shared;
  private final List<FieldMaker> makers;
  private final Map<String, Visibility> visibility = new TreeMap<>();

  /** The mapper of a member's dataset; only fields that the agreement shares are ever made. */
  public RecordMapper(MemberDescriptor member, DatasetDescriptor dataset) {
    shared = SharedFields.of(dataset.kind());
    makers =
        dataset.mapping().stream()
            .filter(mapping -> SharingFilter.isShared(dataset, mapping))
            .map(mapping -> new FieldMaker(mapping, shared, member.id(), member.zone()))
            .toList();
    makers.forEach(
        maker ->
            visibility.put(maker.target().field(), dataset.sharing().get(maker.target().field())));
  }

  /** Who may see each field that the mapper makes. */
  public Map<String, Visibility> visibility() {
    return Collections.unmodifiableMap(visibility);
  }

  /**
   * Makes a record.
   *
   * @param source where the row stands at its member
   * @param fields the member's columns; left as they are
   */
  public MappingOutcome map(SourceKey source, ObjectNode fields) {
    RecordBuilder record = new RecordBuilder();
    for (FieldMaker maker : makers) {
      try {
        Optional<JsonNode> value = maker.make(fields);
        value.ifPresent(made -> record.put(maker, made));
      } catch (UnreadableValueException e) {
        return new MappingOutcome.Unmappable(e.reason(), sentence(maker, source, e.getMessage()));
      }
    }
    ObjectNode value = record.build();
    for (String field : shared.required()) {
      if (!value.has(field)) {
        return missing(field, source);
      }
    }
    return new MappingOutcome.Mapped(value);
  }

  /**
   * What can be made of a row that {@link #map} refuses, for looking which other records are about
   * the same one: a mistyped postcode tells something even so. It is held against no schema and is
   * fit for nothing else.
   *
   * @param value a new object; a value that its field cannot read is the text that the member wrote
   */
  public ObjectNode mapRoughly(ObjectNode fields) {
    RecordBuilder record = new RecordBuilder();
    for (FieldMaker maker : makers) {
      try {
        maker.make(fields).ifPresent(made -> record.put(maker, made));
      } catch (UnreadableValueException e) {
        maker.written(fields).ifPresent(text -> record.put(maker, text));
      }
    }
    return record.build();
  }

  private MappingOutcome missing(String field, SourceKey source) {
    return makers.stream()
        .filter(maker -> maker.target().field().equals(field))
        .findFirst()
        .map(
            maker ->
                new MappingOutcome.Unmappable(
                    "required", sentence(maker, source, "is empty; fill it in")))
        .orElseGet(
            () ->
                new MappingOutcome.Unmappable(
                    "required",
                    "\"%s\" is not mapped, and every record needs it".formatted(field)));
  }

  private static String sentence(FieldMaker maker, SourceKey source, String what) {
    List<String> columns = maker.mapping().columns();
    String from =
        columns.isEmpty()
            ? "its constant"
            : (columns.size() == 1 ? "column " : "columns ") + String.join(", ", columns);
    return "\"%s\" cannot be made: %s of dataset %s %s"
        .formatted(maker.mapping().target(), from, source.dataset(), what);
  }
}
