package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The words that the directory holds: learned with the entries that bring them, in the transaction
 * that writes these, and forgotten when no entry holds them any more.
 */
public final class DirectoryWords {
  /** What has a digit in it is a number or a code, and no word. */
  private static final String LEARN =
      """
      INSERT INTO directory_word
      SELECT DISTINCT word
      FROM unnest(?::text[]) AS spelled,
        unnest(tsvector_to_array(to_tsvector('directory_words', spelled))) AS word
      WHERE length(word) BETWEEN %d AND 60 AND word !~ '[[:digit:]]'
      ON CONFLICT DO NOTHING
      """
          .formatted(Spelling.SHORTEST);

  private static final String SPELLED =
      "SELECT joint_id, spelled FROM directory_entry WHERE joint_id = ANY (?)";
  private static final String NOTE_LOSS = "UPDATE directory_position SET words_gone = true";
  private static final String SOME_GONE = "SELECT words_gone FROM directory_position";
  private static final String FORGET =
      """
      WITH held AS MATERIALIZED (
        SELECT word FROM ts_stat('SELECT to_tsvector(''directory_words'', spelled) FROM directory_entry')
      )
      DELETE FROM directory_word w WHERE NOT EXISTS (SELECT FROM held h WHERE h.word = w.word)
      """;
  private static final String FORGOTTEN = "UPDATE directory_position SET words_gone = false";

  private DirectoryWords() {}

  /**
   * Forgets the words that no entry holds any more. That reads the whole index, so it is not done
   * unless some entry lost words. Nobody else may write the index meanwhile.
   */
  public static void forget(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (areSomeGone(statement)) {
        statement.executeUpdate(FORGET);
        statement.executeUpdate(FORGOTTEN);
      }
    }
  }

  private static boolean areSomeGone(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(SOME_GONE)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Learns what entries bring that are about to be written; most that stand keep their words. */
  static void learn(Connection connection, List<IndexEntry> entries) throws SQLException {
    Map<UUID, String> before = spelled(connection, entries);
    List<String> changed = new ArrayList<>();
    boolean hasLoss = false;
    for (IndexEntry entry : entries) {
      String stood = before.getOrDefault(entry.id(), "");
      if (!entry.spelled().equals(stood)) {
        changed.add(entry.spelled());
        hasLoss |= !stood.isEmpty();
      }
    }
    learnTexts(connection, changed);
    if (hasLoss) {
      noteLoss(connection);
    }
  }

  /** Notes that entries lost words, or are gone. */
  static void noteLoss(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(NOTE_LOSS);
    }
  }

  private static Map<UUID, String> spelled(Connection connection, List<IndexEntry> entries)
      throws SQLException {
    Map<UUID, String> spelled = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SPELLED)) {
      Object[] ids = entries.stream().map(IndexEntry::id).toArray();
      statement.setArray(1, connection.createArrayOf("uuid", ids));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          spelled.put(rows.getObject(1, UUID.class), rows.getString(2));
        }
      }
    }
    return spelled;
  }

  private static void learnTexts(Connection connection, Collection<String> texts)
      throws SQLException {
    if (!texts.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(LEARN)) {
        statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
        statement.executeUpdate();
      }
    }
  }
}
