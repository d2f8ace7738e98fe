package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.route.linkage.Verdict;

/**
 * Keeps what people say of pairs of records. A hub that runs the resolve stage follows within
 * seconds; a verdict about records that are not there waits for them. Safe for use by many threads.
 */
public final class Verdicts {
  private static final String SAY =
      "INSERT INTO link_verdict (a, b, same, reason, judged_by) VALUES (?, ?, ?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET same = excluded.same, reason = excluded.reason, judged_by = excluded.judged_by, judged_at = now(), withdrawn = false, applied = false";
  private static final String WITHDRAW =
      "UPDATE link_verdict SET withdrawn = true, applied = false, judged_by = ?, judged_at = now() WHERE a = ? AND b = ? AND NOT withdrawn";

  private final DataSource database;

  public Verdicts(DataSource database) {
    this.database = database;
  }

  /** Keeps the verdict in the place of an earlier one about the two. */
  public void say(Verdict verdict, String judgedBy) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SAY)) {
      statement.setObject(1, verdict.a());
      statement.setObject(2, verdict.b());
      statement.setBoolean(3, verdict.same());
      statement.setString(4, verdict.reason());
      statement.setString(5, judgedBy);
      statement.executeUpdate();
    }
  }

  /**
   * Leaves the two to the model again.
   *
   * @return whether there was a verdict
   */
  public boolean withdraw(UUID one, UUID other, String judgedBy) throws SQLException {
    Verdict pair = new Verdict(one, other, false, "");
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(WITHDRAW)) {
      statement.setString(1, judgedBy);
      statement.setObject(2, pair.a());
      statement.setObject(3, pair.b());
      return statement.executeUpdate() > 0;
    }
  }
}
