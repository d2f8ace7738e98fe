package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What persons said about datasets. Safe for use by many threads. */
public final class DatasetWords {
  private static final String LATEST =
      """
      SELECT member, dataset, word, about, said_by, because, said_at FROM collect_word
      ORDER BY id DESC LIMIT ?
      """;

  private final DataSource database;

  public DatasetWords(DataSource database) {
    this.database = database;
  }

  /** The latest words, newest first. */
  public List<DatasetWord> latest(int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(LATEST)) {
      statement.setInt(1, limit);
      List<DatasetWord> words = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          words.add(
              new DatasetWord(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  row.getTimestamp(7).toInstant()));
        }
      }
      return words;
    } catch (SQLException e) {
      throw new LedgerException("tell what persons said", e);
    }
  }
}
