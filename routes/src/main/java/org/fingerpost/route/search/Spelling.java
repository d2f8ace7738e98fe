package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Puts words that the directory does not hold beside those that it does. */
public final class Spelling {
  private static final int SHORTEST = 4;
  private static final String ALIKE =
      "SELECT word FROM directory_word, unaccent(?) AS typed WHERE word % typed ORDER BY similarity(word, typed) DESC, word LIMIT 3";
  private static final String KNOWN =
      "SELECT word FROM directory_word WHERE word LIKE unaccent(?) || '%' LIMIT 1";
  private static final String LEARN =
      """
      WITH held AS MATERIALIZED (
        SELECT word FROM ts_stat('SELECT to_tsvector(''directory_words'', spelled) FROM directory_entry')
        WHERE length(word) BETWEEN %d AND 60
      ), gone AS (
        DELETE FROM directory_word w WHERE NOT EXISTS (SELECT FROM held h WHERE h.word = w.word)
      )
      INSERT INTO directory_word SELECT word FROM held ON CONFLICT DO NOTHING
      """
          .formatted(SHORTEST);

  private Spelling() {}

  /** Learns anew which words the directory holds, and forgets those that it no longer does. */
  public static void learn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(LEARN);
    }
  }

  /** The same words, each that the directory does not hold with up to three that are like it. */
  static SearchWords corrected(Connection connection, SearchWords typed) throws SQLException {
    List<List<String>> groups = new ArrayList<>();
    for (List<String> group : typed.groups()) {
      List<String> words = new ArrayList<>();
      for (String word : group) {
        words.add(word);
        words.addAll(alike(connection, word));
      }
      groups.add(words);
    }
    return new SearchWords(groups);
  }

  private static List<String> alike(Connection connection, String word) throws SQLException {
    return word.length() < SHORTEST || !words(connection, KNOWN, word).isEmpty()
        ? List.of()
        : words(connection, ALIKE, word);
  }

  private static List<String> words(Connection connection, String sql, String word)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, word);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> words = new ArrayList<>();
        while (rows.next()) {
          words.add(rows.getString(1));
        }
        return words;
      }
    }
  }
}
