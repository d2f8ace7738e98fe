package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that the directory holds, each with how many entries hold it: learned with the entries
 * that bring them and forgotten with the last that loses them, in the transaction that writes
 * these. What that costs depends on the words that changed, not on how many entries there are.
 */
final class DirectoryWords {
  /** What has a digit in it is a number or a code, and no word. */
  private static final String COUNT =
      """
      INSERT INTO directory_word AS known (word, entries)
      SELECT word, sum(change)
      FROM (SELECT unnest(tsvector_to_array(to_tsvector('directory_words', spelled))) AS word, change
            FROM unnest(?::text[], ?::integer[]) AS texts (spelled, change)) AS changes
      WHERE length(word) BETWEEN %d AND 60 AND word !~ '[[:digit:]]'
      GROUP BY word HAVING sum(change) <> 0
      ORDER BY word
      ON CONFLICT (word) DO UPDATE SET entries = known.entries + excluded.entries
      RETURNING word, entries
      """
          .formatted(Spelling.SHORTEST);

  private static final String FORGET =
      "DELETE FROM directory_word WHERE word = ANY (?) AND entries <= 0";

  private final List<String> texts = new ArrayList<>();
  private final List<Integer> changes = new ArrayList<>();

  /** Notes what an entry held and what it holds now; empty where it does not stand. */
  void change(String before, String now) {
    if (!before.equals(now)) {
      note(before, -1);
      note(now, 1);
    }
  }

  private void note(String spelled, int change) {
    if (!spelled.isEmpty()) {
      texts.add(spelled);
      changes.add(change);
    }
  }

  /** Writes what was noted. Nobody else may write the index meanwhile. */
  void write(Connection connection) throws SQLException {
    if (texts.isEmpty()) {
      return;
    }
    List<String> lost = count(connection);
    if (!lost.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
        statement.setArray(1, connection.createArrayOf("text", lost.toArray()));
        statement.executeUpdate();
      }
    }
  }

  /** Those that no entry holds any more. */
  private List<String> count(Connection connection) throws SQLException {
    List<String> lost = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
      statement.setArray(2, connection.createArrayOf("integer", changes.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (rows.getInt(2) <= 0) {
            lost.add(rows.getString(1));
          }
        }
      }
    }
    return lost;
  }
}
