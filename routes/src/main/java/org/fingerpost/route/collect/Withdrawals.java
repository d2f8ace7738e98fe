package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * What members share whether they are described or not, and a person's word that a member who is
 * described no longer takes it back.
 */
public final class Withdrawals {
  private static final String SHARED =
      "SELECT member, dataset, dataset_id FROM collect_position ORDER BY member, dataset";
  private static final String ASKED = "SELECT member FROM collect_withdrawal";
  private static final String ASK =
      "INSERT INTO collect_withdrawal (member) VALUES (?) ON CONFLICT DO NOTHING";
  private static final String DROP = "DELETE FROM collect_withdrawal WHERE member = ANY (?)";

  private final DataSource database;

  public Withdrawals(DataSource database) {
    this.database = database;
  }

  /** A dataset that is, or was, collected. */
  public record Dataset(String member, String name, int id) {}

  /** Every dataset of which something may stand in a topic, in order of member and name. */
  public List<Dataset> shared() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SHARED);
        ResultSet rows = statement.executeQuery()) {
      List<Dataset> datasets = new ArrayList<>();
      while (rows.next()) {
        datasets.add(new Dataset(rows.getString(1), rows.getString(2), rows.getInt(3)));
      }
      return datasets;
    } catch (SQLException e) {
      throw new LedgerException("tell what members share", e);
    }
  }

  /** The ids of members that share something. */
  public List<String> members() {
    return shared().stream().map(Dataset::member).distinct().toList();
  }

  /** The ids of members that a person had withdrawn. */
  List<String> asked() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ASKED);
        ResultSet rows = statement.executeQuery()) {
      List<String> members = new ArrayList<>();
      while (rows.next()) {
        members.add(rows.getString(1));
      }
      return members;
    } catch (SQLException e) {
      throw new LedgerException("tell which members are withdrawn", e);
    }
  }

  /** Gives the word; a hub that runs without the member's descriptor then acts on it. */
  public void ask(String member) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ASK)) {
      statement.setString(1, member);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerException("note that a member is withdrawn", e);
    }
  }

  /** Takes the word back, as it was acted on or as the members have descriptors again. */
  void drop(Collection<String> members) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(DROP)) {
      statement.setArray(1, connection.createArrayOf("text", members.toArray()));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerException("note that a withdrawal is over", e);
    }
  }
}
