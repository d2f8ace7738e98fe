package org.fingerpost.connector.civicrm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.database.DatabaseConnector;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.schema.Kind;

/**
 * Which tables and columns a CiviCRM database has, asked of it now and then by queries that are
 * read as a dataset is. Safe for use by many threads.
 */
final class KnownSchema {
  private static final Duration SCHEMA_FOR = Duration.ofMinutes(10);
  private static final String OWN = "civicrm-schema";

  private final DatabaseConnector database;
  private final Clock clock = Clock.systemUTC();
  private Optional<CiviSchema> schema = Optional.empty();
  private Instant asked = Instant.MIN;

  KnownSchema(DatabaseConnector database) {
    this.database = database;
  }

  /** Whether it is a question of the connector's own, and no dataset of the member's. */
  static boolean isQuestion(DatasetDescriptor dataset) {
    return dataset.name().equals(OWN);
  }

  /** The columns of such a question. */
  static SortedSet<String> columns(DatasetDescriptor question) {
    return new TreeSet<>(
        question.location().toString().contains(" AS place")
            ? List.of("id", "place", "field")
            : List.of("id"));
  }

  /** Has it asked anew, as after an update of CiviCRM. */
  synchronized void forget() {
    schema = Optional.empty();
  }

  /** The schema, as it was found minutes ago at the most. */
  synchronized CiviSchema get() throws SourceException, InterruptedException {
    Instant now = clock.instant();
    if (schema.isEmpty() || asked.plus(SCHEMA_FOR).isBefore(now)) {
      CiviSchema found = new CiviSchema(rows(CiviSchema.COLUMNS), List.of());
      if (!found.isCivi()) {
        throw SourceException.permanent(
            "The database has no table civicrm_contact that the reading account may see. Correct the database's name in system.civicrm.database.url, or GRANT SELECT ON it.");
      }
      schema = Optional.of(new CiviSchema(rows(CiviSchema.COLUMNS), rows(CiviSchema.CUSTOM)));
      asked = now;
    }
    return schema.get();
  }

  private List<SourceRow> rows(String sql) throws SourceException, InterruptedException {
    List<SourceRow> rows = new ArrayList<>();
    database.readAll(question(sql), page -> rows.addAll(page.rows()));
    return rows;
  }

  /** A question of the connector's own: of a dataset's description only the query matters. */
  static DatasetDescriptor question(String sql) {
    return new DatasetDescriptor(
        OWN,
        Kind.ORGANIZATION,
        new Location.Query(sql, Optional.empty()),
        "id",
        List.of(),
        Map.of(),
        new DatasetDescriptor.Agreement("none", LocalDate.MAX, "P1D"),
        Optional.empty(),
        Optional.empty(),
        new DatasetDescriptor.Schedule(SCHEMA_FOR, SCHEMA_FOR, Duration.ZERO),
        new DatasetDescriptor.Brake(0, 0));
  }
}
