package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.connector.check.KnownRecords;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.SourceKey;

/** Finds what other members hold by the keys that would link the records. It only reads. */
public final class LookAlikes implements KnownRecords {
  private static final int MOST = 5;
  private static final String HOLDERS =
      """
      SELECT s.joint_id FROM match_key k JOIN source_record s USING (source_id)
      WHERE k.hash = ? AND s.kind = ?::record_kind AND s.joint_id IS NOT NULL AND s.member <> ?
      LIMIT ?
      """;

  private final DataSource database;
  private final LinkingRule rule;
  private final JointRecords records;

  /** In that joint database, by the rule that its records are linked with. */
  public LookAlikes(DataSource database, LinkingRule rule) {
    this.database = database;
    this.rule = rule;
    this.records = new JointRecords(database);
  }

  @Override
  public List<Known> like(Kind kind, String member, ObjectNode record) {
    Map<UUID, String> reasons = new LinkedHashMap<>();
    for (MatchKey key : rule.keysOf(unsaved(kind, member, record))) {
      holders(key, kind, member).forEach(joint -> reasons.putIfAbsent(joint, key.reason()));
    }
    List<UUID> first = reasons.keySet().stream().limit(MOST).toList();
    Map<UUID, JointRecord> found = first.isEmpty() ? Map.of() : records.findAll(kind, first);
    return first.stream()
        .filter(found::containsKey)
        .map(joint -> known(found.get(joint), member, reasons.get(joint)))
        .toList();
  }

  /** A rule looks at what the record says, not at where it stands. */
  private static NormalisedChange.Present unsaved(Kind kind, String member, ObjectNode record) {
    return new NormalisedChange.Present(
        new SourceKey(member, "unsaved", "unsaved"),
        kind,
        new Origin("unsaved", 0, 0),
        Instant.EPOCH,
        Map.of(),
        record);
  }

  /** A key that a crowd holds links nobody, so it says nothing here either. */
  private List<UUID> holders(MatchKey key, Kind kind, String member) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(HOLDERS)) {
      statement.setLong(1, key.hash());
      statement.setString(2, kind.wireName());
      statement.setString(3, member);
      statement.setInt(4, Neighbourhood.CROWD + 1);
      List<UUID> joints = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          joints.add(rows.getObject(1, UUID.class));
        }
      }
      return joints.size() > Neighbourhood.CROWD ? List.of() : joints;
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The joint database did not say what other members hold (SQL state %s). See that it runs and that a hub of this version has used it."
              .formatted(e.getSQLState()),
          e);
    }
  }

  private static Known known(JointRecord joint, String member, String reason) {
    JointRecord.Field name = joint.fields().get("name");
    List<String> holders =
        joint.sources().stream()
            .map(source -> source.key().member())
            .filter(holder -> !holder.equals(member))
            .distinct()
            .sorted()
            .toList();
    return new Known(name == null ? "" : name.value().asText(), holders, reason);
  }
}
