package org.fingerpost.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The descriptor of the bench's one member, whose secrets come from the environment. */
final class BenchMember {
  static final String ID = "bench";
  static final String DATASET = "groups";

  private static final String READING =
      """
          table: groups
          changed: changed
          poll: "%s"
          full_compare: PT24H
          lag: PT1S
          brake: {number: 20, share: 0.1}
      """;

  private static final String FOLLOWING =
      """
          table: groups
          poll: PT5S
          full_compare: PT24H
          brake: {number: 20, share: 0.1}
      """;

  private BenchMember() {}

  /** Reads the source table as often as that, ISO 8601. */
  static String polled(DatabaseAddress source, String poll) {
    return filled("member.yaml", database(source, ""), READING.formatted(poll));
  }

  /** Follows the log of the source, whose publication stands. */
  static String followed(DatabaseAddress source) {
    return filled("member.yaml", database(source, ", capture: {}"), FOLLOWING);
  }

  private static String database(DatabaseAddress source, String capture) {
    return "database: {url: \"%s\", user: \"%s\", password: \"${env:BENCH_PASSWORD}\"%s}"
        .formatted(source.url(), source.user(), capture);
  }

  /** Sends by itself, with the source's password for a key. */
  static String pushed() {
    return filled("member.yaml", "push: {key: \"${env:BENCH_PASSWORD}\"}", "");
  }

  /** Reads organisations as often as that, and the services of the directory's row. */
  static String withServices(DatabaseAddress source, String poll) {
    return filled("directory.yaml", database(source, ""), READING.formatted(poll));
  }

  private static String filled(String name, String system, String reading) {
    try (var template = BenchMember.class.getResourceAsStream("/bench/" + name)) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@SYSTEM@", system)
          .replace("@READING@", reading);
    } catch (IOException e) {
      throw new UncheckedIOException("The bench's own descriptor cannot be read.", e);
    }
  }
}
