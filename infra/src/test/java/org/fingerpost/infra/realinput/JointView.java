package org.fingerpost.infra.realinput;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowingConsumer;

/** What a test asks of a database. */
final class JointView {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final DataSource database;

  JointView(DataSource database) {
    this.database = database;
  }

  /** How many rows have this condition; parameters are texts. */
  int count(String fromWhere, String... parameters) throws SQLException {
    return Integer.parseInt(texts("SELECT count(*) FROM " + fromWhere, parameters).get(0));
  }

  /** The first column of each row; parameters are texts. */
  List<String> texts(String sql, String... parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }

  /** Joint records with a source record of that dataset. */
  int joint(String member, String dataset) throws SQLException {
    return count(
        "(SELECT DISTINCT joint_id FROM source_record WHERE joint_id IS NOT NULL"
            + " AND member = ? AND dataset = ?) AS joint JOIN joint_record USING (joint_id)",
        member,
        dataset);
  }

  /** The value of a field of the joint record that a source record is part of. */
  List<String> field(String member, String dataset, String key, String field) throws SQLException {
    return texts(
        "SELECT analysis.field(j.document, ?) FROM joint_record j JOIN source_record s"
            + " USING (joint_id) WHERE s.member = ? AND s.dataset = ? AND s.key = ?",
        field,
        member,
        dataset,
        key);
  }

  /** Reasons of the refusals of a dataset that wait, each as often as it stands. */
  List<String> refusals(String member, String dataset) throws SQLException {
    return texts(
        "SELECT reason FROM quarantine WHERE status = 'open' AND member = ? AND dataset = ?"
            + " ORDER BY reason",
        member,
        dataset);
  }

  /** Waits until it is so. Real input on a busy machine takes its time. */
  void eventually(ThrowingConsumer<JointView> assertion) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertion.accept(this));
  }
}
