package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.schema.SourceKey;

/**
 * Deletes that wait for a person's word, and the words. For commands and pages, in any process on
 * the joint database; the process that reads the dataset follows at its next look. Safe for use by
 * many threads.
 */
public final class Brakes {
  private static final String HELD =
      """
      SELECT dataset_id, member, dataset, missing, total, held_since, revision, approved, refused
      FROM collect_brake JOIN collect_position USING (dataset_id) ORDER BY member, dataset
      """;
  private static final String LIFT =
      "UPDATE collect_brake SET approved = true, refused = false WHERE dataset_id = ? AND revision = ?";
  private static final String KEEP =
      "UPDATE collect_brake SET refused = true, approved = false WHERE dataset_id = ? AND revision = ?";

  private final DataSource database;

  public Brakes(DataSource database) {
    this.database = database;
  }

  /** How a list of deletes stands. */
  public enum State {
    /** Nobody has said anything. */
    WAITING,
    /** A person let them go; the hub deletes them at its next look. */
    LIFTED,
    /** A person kept them, until a listing lacks others. */
    KEPT
  }

  /**
   * A dataset with deletes that are held back.
   *
   * @param missing how many records a complete listing lacks
   * @param total how many records the dataset has in the hub
   * @param revision which list it is: a word is said of the list that the person saw
   */
  public record Held(
      String member,
      String dataset,
      State state,
      long missing,
      long total,
      Instant since,
      int datasetId,
      long revision) {}

  /**
   * A record that would go.
   *
   * @param name of the joint record that it is part of; empty where it is part of none
   */
  public record Missing(SourceKey key, String name) {}

  /** The list changed after the person looked at it, or is gone. */
  public static final class ChangedMeanwhileException extends Exception {
    private static final long serialVersionUID = 1L;

    ChangedMeanwhileException(Held held) {
      super(
          "What would be deleted of %s/%s has changed meanwhile, so nothing was done. Look at it again."
              .formatted(held.member(), held.dataset()));
    }
  }

  /** Every dataset with deletes that are held back, those that a word was said of included. */
  public List<Held> held() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(HELD);
        ResultSet row = statement.executeQuery()) {
      List<Held> held = new ArrayList<>();
      while (row.next()) {
        held.add(held(row));
      }
      return held;
    } catch (SQLException e) {
      throw new LedgerException("tell which deletes wait", e);
    }
  }

  private static Held held(ResultSet row) throws SQLException {
    State state =
        row.getBoolean("approved")
            ? State.LIFTED
            : row.getBoolean("refused") ? State.KEPT : State.WAITING;
    return new Held(
        row.getString("member"),
        row.getString("dataset"),
        state,
        row.getLong("missing"),
        row.getLong("total"),
        row.getTimestamp("held_since").toInstant(),
        row.getInt("dataset_id"),
        row.getLong("revision"));
  }

  /** That of one dataset. */
  public Optional<Held> held(String member, String dataset) {
    return held().stream()
        .filter(held -> held.member().equals(member) && held.dataset().equals(dataset))
        .findFirst();
  }

  /**
   * So many of the records that would go, in order of key.
   *
   * @param after the key of the last one seen; an empty text for the first
   */
  public List<Missing> records(Held held, String after, int limit) {
    return new HeldRecords(database).list(held, after, limit);
  }

  /**
   * Lets the deletes go.
   *
   * @param held as the person saw it
   * @throws IllegalArgumentException when who or why is missing
   */
  public void lift(Held held, String by, String because) throws ChangedMeanwhileException {
    say(held, LIFT, "lift", by, because);
  }

  /**
   * Refuses the deletes: the records stay until a listing lacks others than these, which is asked
   * about anew.
   *
   * @param held as the person saw it
   * @throws IllegalArgumentException when who or why is missing
   */
  public void keep(Held held, String by, String because) throws ChangedMeanwhileException {
    say(held, KEEP, "keep", by, because);
  }

  private void say(Held held, String command, String word, String by, String because)
      throws ChangedMeanwhileException {
    DatasetWord.verify(by, because);
    boolean done =
        LedgerTransaction.run(
            database,
            "keep a word about deletes",
            connection -> {
              if (!move(connection, command, held)) {
                return false;
              }
              String about = held.missing() + " of " + held.total() + " records";
              DatasetWord.keep(connection, held.member(), held.dataset(), word, about, by, because);
              return true;
            });
    if (!done) {
      throw new ChangedMeanwhileException(held);
    }
  }

  private static boolean move(Connection connection, String command, Held held)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(command)) {
      statement.setInt(1, held.datasetId());
      statement.setLong(2, held.revision());
      return statement.executeUpdate() == 1;
    }
  }
}
