package org.fingerpost.connector.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.check.CheckReport.Counts;
import org.fingerpost.connector.check.CheckReport.DatasetReport;
import org.fingerpost.connector.check.CheckReport.KnownRow;
import org.fingerpost.connector.check.CheckReport.RefusedRow;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.mapping.MappingOutcome;
import org.fingerpost.connector.mapping.RecordMapper;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.connector.sharing.SharingOutcome;
import org.fingerpost.schema.RecordValidator;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Violation;
import org.fingerpost.schema.Visibility;

/** Follows the sample rows of one dataset the way that they would go, and notes what it sees. */
final class DatasetCheck {
  private static final int MOST_SHOWN = 20;

  private final MemberDescriptor member;
  private final DatasetDescriptor dataset;
  private final RecordValidator validator;
  private final KnownRecords known;
  private final KnownShapes shapes;
  private final SharingFilter filter;
  private final RecordMapper mapper;
  private final List<FieldExample> examples;
  private final TreeSet<String> seen = new TreeSet<>();
  private final List<RefusedRow> refusals = new ArrayList<>();
  private final List<KnownRow> knownRows = new ArrayList<>();
  private Optional<SourceShape> shape = Optional.empty();
  private CheckReport.ListingReport listing = CheckReport.ListingReport.NOT_READ;
  private String advice = "";
  private int read;
  private int shared;
  private int withdrawn;
  private int deleted;
  private int refused;

  DatasetCheck(
      MemberDescriptor member,
      DatasetDescriptor dataset,
      RecordValidator validator,
      KnownRecords known,
      KnownShapes shapes) {
    this.member = member;
    this.dataset = dataset;
    this.validator = validator;
    this.known = known;
    this.shapes = shapes;
    this.filter = new SharingFilter(dataset);
    this.mapper = new RecordMapper(member, dataset);
    this.examples =
        dataset.mapping().stream().map(mapping -> new FieldExample(dataset, mapping)).toList();
  }

  /** What the full listing would do. */
  void listing(CheckReport.ListingReport report) {
    listing = report;
  }

  /** What would make reading it cheaper. */
  void advice(String sentence) {
    advice = sentence;
  }

  /** Which columns the source has now. */
  void shape(SourceShape now) {
    shape = Optional.of(shape.map(now::after).orElse(now));
  }

  private List<String> drift() {
    return shape
        .flatMap(now -> shapes.of(member.id(), dataset.name()).map(now::since))
        .map(SourceShape.Difference::phrases)
        .orElse(List.of());
  }

  int read() {
    return read;
  }

  void take(SourceRow row) {
    read++;
    if (row.gone()) {
      deleted++;
      return;
    }
    if (row.problem().isPresent()) {
      // It carries no fields, so nothing can be said of its sharing.
      refuse(row, "unreadable", row.problem().get());
      return;
    }
    row.fields().fieldNames().forEachRemaining(seen::add);
    SharingOutcome outcome = filter.apply(row.fields());
    if (outcome instanceof SharingOutcome.Shared agreed) {
      takeShared(row, agreed.fields());
    } else if (outcome instanceof SharingOutcome.Withdrawn) {
      withdrawn++;
    } else {
      deleted++;
    }
  }

  private void takeShared(SourceRow row, ObjectNode fields) {
    if (row.key().isBlank()) {
      refuse(row, "no-key", "the row has no key in column " + dataset.key() + "; give it one");
      return;
    }
    SourceKey key = new SourceKey(member.id(), dataset.name(), row.key());
    MappingOutcome outcome = mapper.map(key, fields);
    if (outcome instanceof MappingOutcome.Unmappable unmappable) {
      refuse(row, unmappable.reason(), unmappable.sentence());
    } else if (outcome instanceof MappingOutcome.Mapped mapped) {
      takeMapped(row, mapped.value());
    }
  }

  private void takeMapped(SourceRow row, ObjectNode value) {
    List<Violation> violations = validator.validate(dataset.kind(), value);
    if (!violations.isEmpty()) {
      String sentences =
          violations.stream().map(Violation::sentence).collect(Collectors.joining(" "));
      refuse(row, violations.get(0).reason(), sentences);
      return;
    }
    shared++;
    examples.forEach(example -> example.take(row.fields(), value));
    if (knownRows.size() < MOST_SHOWN) {
      known
          .like(dataset.kind(), member.id(), value)
          .forEach(found -> knownRows.add(new KnownRow(row.key(), found)));
    }
  }

  private void refuse(SourceRow row, String reason, String sentence) {
    refused++;
    if (refusals.size() < MOST_SHOWN) {
      refusals.add(new RefusedRow(row.place(), row.key(), reason, sentence));
    }
  }

  DatasetReport report(String failure) {
    return new DatasetReport(
        dataset.name(),
        dataset.kind().wireName(),
        failure,
        trust(),
        new Counts(read, shared, withdrawn, deleted, refused),
        examples.stream().map(FieldExample::report).toList(),
        List.copyOf(refusals),
        stays(),
        read == 0 ? List.of() : missing(),
        drift(),
        listing,
        List.copyOf(knownRows),
        advice);
  }

  /** One word for all that is shared, or none where it differs from field to field. */
  private String trust() {
    Set<Trust> all = new HashSet<>();
    dataset
        .sharing()
        .forEach(
            (field, visibility) -> {
              if (visibility != Visibility.WITHHELD) {
                all.add(dataset.trust().getOrDefault(field, Trust.USUAL));
              }
            });
    return all.size() == 1 ? all.iterator().next().wireName() : "";
  }

  private List<String> stays() {
    TreeSet<String> stays = new TreeSet<>(seen);
    dataset.mapping().forEach(mapping -> stays.addAll(mapping.columns()));
    stays.removeAll(filter.sharedColumns());
    // The key travels as the record's name, whether a field is made of it or not.
    stays.remove(dataset.key());
    return List.copyOf(stays);
  }

  private List<String> missing() {
    TreeSet<String> missing = new TreeSet<>(filter.columns());
    missing.removeAll(seen);
    return List.copyOf(missing);
  }
}
