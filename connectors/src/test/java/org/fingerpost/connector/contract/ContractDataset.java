package org.fingerpost.connector.contract;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.FieldMapping;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Visibility;

/**
 * The dataset that contract tests read: events with a key, a name and a time, and a note that is
 * withheld.
 *
 * @param key the column of the key
 * @param name the column of the name
 * @param starts the column of the time
 */
public record ContractDataset(String key, String name, String starts) {
  /** Columns {@code id}, {@code name} and {@code starts}; the note is in {@code note}. */
  public static final ContractDataset USUAL = new ContractDataset("id", "name", "starts");

  /** The dataset, at that place. */
  public DatasetDescriptor at(Location location) {
    return new DatasetDescriptor(
        "events",
        Kind.ACTIVITY,
        location,
        key,
        List.of(
            new FieldMapping("name", new FieldMapping.Source.Column(name)),
            new FieldMapping("starts_at", new FieldMapping.Source.Column(starts)),
            new FieldMapping(
                "activity_type", new FieldMapping.Source.Constant(TextNode.valueOf("event")))),
        Map.of(
            "name", Visibility.PUBLIC,
            "starts_at", Visibility.PUBLIC,
            "activity_type", Visibility.PUBLIC),
        new DatasetDescriptor.Agreement("legitimate interests", LocalDate.of(2027, 4, 1), "P3Y"),
        Optional.empty(),
        Optional.empty(),
        // Longer than any transaction of a test, however slow the machine.
        new DatasetDescriptor.Schedule(
            Duration.ofMillis(500), Duration.ofHours(1), Duration.ofSeconds(30)),
        new DatasetDescriptor.Brake(20, 0.1));
  }

  /** A member in England with that one dataset. */
  static MemberDescriptor member(DatasetDescriptor dataset) {
    return new MemberDescriptor(
        "contract",
        "Contract",
        "",
        ZoneId.of("Europe/London"),
        new SystemDescriptor.Push(new Secret("${env:UNUSED}")),
        List.of(dataset));
  }
}
