package org.fingerpost.connector;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.schema.Kind;

/** Datasets for tests of connectors, which look at location, key and lag alone. */
public final class Datasets {
  private Datasets() {}

  /** A dataset of organisations. */
  public static DatasetDescriptor of(String name, Location location, String key, Duration lag) {
    return new DatasetDescriptor(
        name,
        Kind.ORGANIZATION,
        location,
        key,
        List.of(),
        Map.of(),
        new DatasetDescriptor.Agreement("legitimate interests", LocalDate.of(2027, 4, 1), "P3Y"),
        Optional.empty(),
        Optional.empty(),
        new DatasetDescriptor.Schedule(Duration.ofSeconds(5), Duration.ofHours(1), lag),
        new DatasetDescriptor.Brake(20, 0.1));
  }
}
