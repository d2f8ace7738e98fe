package org.fingerpost.route.operate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.schema.Json;

/**
 * The members that the hub has descriptors of, on what terms each shares, and what of its records
 * was refused: kept in the joint database, so that a command needs no descriptor. Safe for use by
 * many threads.
 */
public final class MemberTable {
  private static final String TELL =
      "INSERT INTO operate_member (member, name, system, datasets) VALUES (?, ?, ?, ?::json) ON CONFLICT (member) DO UPDATE SET name = excluded.name, system = excluded.system, datasets = excluded.datasets, told_at = now()";
  private static final String FORGET = "DELETE FROM operate_member WHERE member <> ALL (?)";
  private static final String ALL =
      "SELECT member, name, system, json_build_object('datasets', datasets)::text, (SELECT coalesce(sum(open), 0) FROM quarantine_cause q WHERE q.member = m.member) FROM operate_member m ORDER BY member";

  private final DataSource database;

  public MemberTable(DataSource database) {
    this.database = database;
  }

  /**
   * A member.
   *
   * @param system what kind of system it keeps, such as {@code database}
   * @param refused how many of its records wait in the quarantine
   */
  public record Known(String id, String name, String system, List<Terms> datasets, long refused) {}

  /**
   * On what terms a dataset is shared.
   *
   * @param retention ISO 8601, such as {@code P3Y}
   */
  public record Terms(
      String dataset, String kind, String lawfulBasis, LocalDate reviewDate, String retention) {
    /** Whether the agreement should have been looked at again by that day. */
    public boolean isDue(LocalDate today) {
      return reviewDate.isBefore(today);
    }
  }

  /** Tells which members there are now; others are forgotten. */
  public void tell(Collection<MemberDescriptor> members) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement tell = connection.prepareStatement(TELL);
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      for (MemberDescriptor member : members) {
        tell.setString(1, member.id());
        tell.setString(2, member.name());
        tell.setString(3, system(member));
        tell.setString(4, terms(member).toString());
        tell.addBatch();
      }
      tell.executeBatch();
      Object[] ids = members.stream().map(MemberDescriptor::id).toArray();
      forget.setArray(1, connection.createArrayOf("text", ids));
      forget.executeUpdate();
    }
  }

  /** {@code Database} becomes {@code database}, {@code CiviApi} becomes {@code civi api}. */
  private static String system(MemberDescriptor member) {
    return member
        .system()
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static ArrayNode terms(MemberDescriptor member) {
    ArrayNode terms = Json.MAPPER.createArrayNode();
    for (DatasetDescriptor dataset : member.datasets()) {
      terms
          .addObject()
          .put("name", dataset.name())
          .put("kind", dataset.kind().wireName())
          .put("lawful_basis", dataset.agreement().lawfulBasis())
          .put("review_date", dataset.agreement().reviewDate().toString())
          .put("retention", dataset.agreement().retention());
    }
    return terms;
  }

  /** All of them, in the order of their ids. */
  public List<Known> all() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ALL);
        ResultSet row = statement.executeQuery()) {
      List<Known> members = new ArrayList<>();
      while (row.next()) {
        members.add(
            new Known(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                terms(row.getString(4)),
                row.getLong(5)));
      }
      return members;
    }
  }

  private static List<Terms> terms(String text) {
    ObjectNode node = Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    List<Terms> terms = new ArrayList<>();
    node.path("datasets")
        .forEach(
            each ->
                terms.add(
                    new Terms(
                        each.path("name").asText(),
                        each.path("kind").asText(),
                        each.path("lawful_basis").asText(),
                        LocalDate.parse(each.path("review_date").asText()),
                        each.path("retention").asText())));
    return terms;
  }
}
