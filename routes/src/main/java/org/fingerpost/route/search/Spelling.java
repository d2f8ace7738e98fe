package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Puts words that the directory does not hold beside those that it does. */
final class Spelling {
  /** Shorter words are not held against others: too many are alike. */
  static final int SHORTEST = 4;

  private static final String ALIKE =
      "SELECT word FROM directory_word, unaccent(?) AS typed WHERE word % typed ORDER BY similarity(word, typed) DESC, word LIMIT 3";
  private static final String KNOWN =
      "SELECT word FROM directory_word WHERE word LIKE unaccent(?) || '%' LIMIT 1";

  private Spelling() {}

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
    return isNumberOrShort(word) || !words(connection, KNOWN, word).isEmpty()
        ? List.of()
        : words(connection, ALIKE, word);
  }

  private static boolean isNumberOrShort(String word) {
    return word.length() < SHORTEST || word.chars().anyMatch(Character::isDigit);
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
