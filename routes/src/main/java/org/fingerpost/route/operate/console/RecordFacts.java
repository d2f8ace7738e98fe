package org.fingerpost.route.operate.console;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fingerpost.route.operate.console.TrailView.Field;

/** What one source record holds, and why it is linked. Each look goes through an index. */
record RecordFacts(DataSource database) {
  private static final int MOST_OTHERS = 10;
  private static final int MOST_REASONS = 5;
  private static final String VALUE =
      "SELECT value FROM source_record WHERE source_id = ? AND value IS NOT NULL";
  private static final String REASON =
      "SELECT link_reason FROM source_record WHERE source_id = ? AND link_reason <> ''";
  private static final String EVIDENCE =
      "SELECT other_source_id, sentence, weight, band, score FROM analysis.link_evidence WHERE source_id = ? UNION ALL SELECT source_id, sentence, weight, band, score FROM analysis.link_evidence WHERE other_source_id = ? ORDER BY 5 DESC, 3 DESC LIMIT 60";

  /** Why it is, or may be, the same as another. */
  private record Why(UUID other, String sentence, String band) {}

  /** Its fields in the shared schema, without values unless they may be seen. */
  List<Field> fields(UUID id, boolean withValues) throws SQLException {
    return each(VALUE, row -> Fields.of(row.getBytes(1), withValues), id).stream()
        .findFirst()
        .orElse(List.of());
  }

  /** In sentences that may quote what records hold. */
  List<String> whyLinked(UUID id) throws SQLException {
    List<String> sentences = new ArrayList<>(each(REASON, row -> row.getString(1), id));
    each(EVIDENCE, RecordFacts::why, id, id).stream()
        .collect(Collectors.groupingBy(Why::other))
        .values()
        .stream()
        .limit(MOST_OTHERS)
        .map(RecordFacts::sentence)
        .forEach(sentences::add);
    return sentences;
  }

  private static Why why(ResultSet row) throws SQLException {
    return new Why(row.getObject(1, UUID.class), row.getString(2), row.getString(4));
  }

  private static String sentence(List<Why> why) {
    String end = why.get(0).band().equals("linked") ? "." : " (doubtful: waits for a person).";
    return why.stream()
        .map(Why::sentence)
        .limit(MOST_REASONS)
        .collect(Collectors.joining("; ", "", end));
  }

  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> each(String sql, Row<T> reader, Object... parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    }
  }
}
