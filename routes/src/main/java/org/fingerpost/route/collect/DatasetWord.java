package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What a person said about a dataset, kept for whoever asks later.
 *
 * @param word {@code lift}, {@code keep} or {@code accept}
 * @param about how many deletes, or which columns; never a value of a record
 * @param by who said it
 */
public record DatasetWord(
    String member,
    String dataset,
    String word,
    String about,
    String by,
    String because,
    Instant said) {
  private static final int LONGEST = 500;
  private static final String KEEP =
      "INSERT INTO collect_word (member, dataset, word, about, said_by, because) VALUES (?, ?, ?, ?, ?, ?)";

  /**
   * Verifies that somebody says why.
   *
   * @throws IllegalArgumentException when who or why is missing, or too long to keep
   */
  static void verify(String by, String because) {
    if (by.isBlank() || because.isBlank() || by.length() > LONGEST || because.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A word needs who says it and why, each in at most %d characters.".formatted(LONGEST));
    }
  }

  /** Keeps a word, in the transaction in which it takes effect. */
  static void keep(
      Connection connection,
      String member,
      String dataset,
      String word,
      String about,
      String by,
      String because)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      String[] texts = {member, dataset, word, about, by.strip(), because.strip()};
      for (int i = 0; i < texts.length; i++) {
        statement.setString(i + 1, texts[i]);
      }
      statement.executeUpdate();
    }
  }
}
