package org.fingerpost.infra.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.mapping.MappingOutcome;
import org.fingerpost.connector.mapping.RecordMapper;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.schema.RecordValidator;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Violation;

/** Makes records of one dataset's rows, in the same steps as collect and normalise. */
final class DatasetRows {
  private static final int VIOLATIONS_TOLD = 3;

  private final MemberDescriptor member;
  private final DatasetDescriptor dataset;
  private final SharingFilter filter;
  private final RecordMapper mapper;
  private final RecordValidator validator;
  private final boolean strict;
  private final LinkInput input;
  private final BiConsumer<SourceKey, ObjectNode> witness;
  private final RowNotes notes;
  private final String group;

  DatasetRows(
      MemberDescriptor member,
      DatasetDescriptor dataset,
      RecordValidator validator,
      boolean strict,
      LinkInput input,
      BiConsumer<SourceKey, ObjectNode> witness) {
    this.member = member;
    this.dataset = dataset;
    this.filter = new SharingFilter(dataset);
    this.mapper = new RecordMapper(member, dataset);
    this.validator = validator;
    this.strict = strict;
    this.input = input;
    this.witness = witness;
    this.group = member.id() + '/' + dataset.name();
    this.notes = new RowNotes(group);
    input.addNotes(notes);
    if (dataset.noDuplicates()) {
      input.addDuplicateFree(group);
    }
  }

  /** Whether a row was taken already. */
  boolean isBegun() {
    return notes.rows() > 0;
  }

  void take(SourceRow row) {
    notes.read();
    if (row.problem().isPresent()) {
      notes.leftOut(row.place(), row.problem().get());
    } else if (row.key().isBlank()) {
      notes.leftOut(
          row.place(),
          "The row has no key in column %s, so it cannot be named. Give it one."
              .formatted(dataset.key()));
    } else {
      filter.project(row.fields()).ifPresent(fields -> take(row, fields));
    }
  }

  private void take(SourceRow row, ObjectNode fields) {
    SourceKey key = new SourceKey(member.id(), dataset.name(), row.key());
    MappingOutcome outcome = mapper.map(key, fields);
    if (outcome instanceof MappingOutcome.Mapped mapped) {
      String wrong = violations(mapped.value());
      if (wrong.isEmpty()) {
        add(key, mapped.value());
      } else {
        takeRoughly(row, key, mapped.value(), wrong);
      }
    } else if (outcome instanceof MappingOutcome.Unmappable unmappable) {
      takeRoughly(row, key, mapper.mapRoughly(fields), unmappable.sentence());
    }
  }

  private void takeRoughly(SourceRow row, SourceKey key, ObjectNode value, String wrong) {
    if (strict || value.isEmpty()) {
      notes.leftOut(row.place(), wrong);
    } else {
      notes.rough(row.place(), wrong);
      add(key, value);
    }
  }

  private void add(SourceKey key, ObjectNode value) {
    witness.accept(key, value);
    input.add(key, LinkRecord.of(key.id(), group, dataset.kind(), value).packed());
  }

  private String violations(ObjectNode value) {
    List<Violation> violations = validator.validate(dataset.kind(), value);
    return violations.stream()
        .limit(VIOLATIONS_TOLD)
        .map(Violation::sentence)
        .collect(Collectors.joining(" "));
  }
}
