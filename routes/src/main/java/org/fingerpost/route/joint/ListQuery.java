package org.fingerpost.route.joint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fingerpost.schema.Kind;

/** A listing of joint records as SQL. Values are parameters, always. */
final class ListQuery {
  private static final int MOST_WORDS = 8;

  /** The public text of a record: what nobody may see must not be found by guessing at words. */
  private static final String PUBLIC_NAME =
      "CASE document #>> '{fields,name,visibility}' WHEN 'public' THEN document #>> '{fields,name,value}' ELSE document #>> '{fields,name,public,value}' END";

  private static final String PUBLIC_TEXT =
      "(SELECT string_agg(CASE f.value ->> 'visibility' WHEN 'public' THEN f.value ->> 'value' ELSE f.value #>> '{public,value}' END, ' ') FROM json_each(document -> 'fields') f WHERE f.key = ANY('{name,alternate_name,description,taxonomy_terms,groups_served}'))";

  private final Kind kind;
  private final List<String> words;
  private final boolean publicOnly;

  ListQuery(Kind kind, JointRecords.Filter filter) {
    this.kind = kind;
    this.words = wordsIn(filter.words());
    this.publicOnly = filter.publicOnly();
  }

  private static List<String> wordsIn(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .limit(MOST_WORDS)
        .toList();
  }

  PreparedStatement page(Connection connection, long offset, int limit) throws SQLException {
    return statement(
        connection,
        "SELECT joint_id, document::text",
        " ORDER BY joint_id OFFSET ? LIMIT ?",
        List.of(offset, limit));
  }

  long count(Connection connection) throws SQLException {
    try (PreparedStatement statement = statement(connection, "SELECT count(*)", "", List.of());
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private PreparedStatement statement(
      Connection connection, String select, String end, List<Object> last) throws SQLException {
    StringBuilder sql = new StringBuilder(select);
    sql.append(" FROM joint_record WHERE kind = ?::record_kind");
    List<Object> parameters = new ArrayList<>();
    parameters.add(kind.wireName());
    if (publicOnly) {
      sql.append(" AND ").append(PUBLIC_NAME).append(" <> ''");
    }
    if (!words.isEmpty()) {
      sql.append(" AND to_tsvector('simple', ").append(PUBLIC_TEXT);
      sql.append(") @@ to_tsquery('simple', ?)");
      parameters.add(String.join(" & ", words.stream().map(word -> word + ":*").toList()));
    }
    parameters.addAll(last);
    PreparedStatement statement = connection.prepareStatement(sql.append(end).toString());
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }
}
