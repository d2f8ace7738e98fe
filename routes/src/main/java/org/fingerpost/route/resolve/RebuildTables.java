package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.route.joint.JointSessions;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.SourceKey;

/**
 * What of the joint database is forgotten so that it can be made anew, and what of it is kept:
 * everything that people said (verdicts, redirects, refusals, referrals, accounts, audit), and the
 * memory of records that are gone, since no compacted topic holds that for ever. Within one
 * transaction of the caller's.
 */
final class RebuildTables {
  /** Whole tables are gone through here, unlike in a batch. */
  private static final String ANY_PLAN =
      "SELECT set_config('enable_seqscan', 'on', true), set_config('enable_hashjoin', 'on', true), set_config('enable_mergejoin', 'on', true), set_config('enable_bitmapscan', 'on', true)";

  private static final List<String> REMEMBER =
      List.of(
          "CREATE TEMP TABLE rebuild_joint ON COMMIT DROP AS SELECT kind, joint_id, md5(document::text)::uuid AS digest FROM joint_record",
          "CREATE TEMP TABLE rebuild_redirect ON COMMIT DROP AS SELECT * FROM joint_redirect",
          "CREATE TEMP TABLE rebuild_outbox ON COMMIT DROP AS SELECT coalesce(max(id), 0) AS last FROM outbox");

  /**
   * Clusters that bear the id of a record that is gone: no topic tells of that, so they stay where
   * they are until their records come by.
   */
  private static final String HEIRS =
      "CREATE TEMP TABLE rebuild_heir ON COMMIT DROP AS SELECT s.source_id, s.kind, s.joint_id FROM source_record s WHERE s.joint_id <> s.source_id AND NOT EXISTS (SELECT FROM source_record l WHERE l.source_id = s.joint_id AND l.joint_id IS NOT NULL)";

  private static final List<String> FORGET =
      List.of(
          "DELETE FROM match_key m WHERE NOT EXISTS (SELECT FROM rebuild_heir h WHERE h.source_id = m.source_id)",
          "DELETE FROM reference r WHERE NOT EXISTS (SELECT FROM rebuild_heir h WHERE h.source_id = r.from_id)",
          "DELETE FROM link_pair",
          "DELETE FROM joint_record j WHERE NOT EXISTS (SELECT FROM rebuild_heir h WHERE h.kind = j.kind AND h.joint_id = j.joint_id)",
          "DELETE FROM source_record s WHERE joint_id IS NOT NULL AND NOT EXISTS (SELECT FROM rebuild_heir h WHERE h.source_id = s.source_id)",
          "UPDATE source_record s SET content = '00000000-0000-0000-0000-000000000000' FROM rebuild_heir h WHERE h.source_id = s.source_id",
          "UPDATE link_standing l SET records = (SELECT count(*) FROM rebuild_heir h WHERE h.kind = l.kind)");

  private static final String UNTOLD =
      "SELECT source_id, kind, member, dataset, key, origin_topic, origin_partition, origin_offset FROM source_record WHERE content = '00000000-0000-0000-0000-000000000000'";

  private static final String DIFFERENCES =
      "CREATE TEMP TABLE rebuild_difference ON COMMIT DROP AS SELECT coalesce(o.kind, n.kind) AS kind, coalesce(o.joint_id, n.joint_id) AS joint_id, o.joint_id IS NULL AS added, n.joint_id IS NULL AS gone FROM rebuild_joint o FULL JOIN joint_record n ON n.kind = o.kind AND n.joint_id = o.joint_id WHERE o.joint_id IS NULL OR n.joint_id IS NULL OR o.digest <> md5(n.document::text)::uuid";

  private static final String COUNTED =
      "SELECT (SELECT count(*) FROM joint_record), (SELECT count(*) FILTER (WHERE added) FROM rebuild_difference), (SELECT count(*) FILTER (WHERE gone) FROM rebuild_difference), (SELECT count(*) FILTER (WHERE NOT added AND NOT gone) FROM rebuild_difference)";

  private static final List<String> SETTLE =
      List.of(
          // The batches had everything sent; only what came out otherwise is news to the feed.
          "DELETE FROM outbox WHERE id > (SELECT last FROM rebuild_outbox)",
          "INSERT INTO outbox (kind, joint_ids) SELECT kind, array_agg(joint_id ORDER BY joint_id) FROM (SELECT kind, joint_id, (row_number() OVER (PARTITION BY kind ORDER BY joint_id) - 1) / 5000 AS part FROM rebuild_difference) d GROUP BY kind, part",
          // On the way to the same end ids may have led elsewhere for a moment.
          "DELETE FROM joint_redirect r WHERE NOT EXISTS (SELECT FROM rebuild_redirect b WHERE b.joint_id = r.joint_id AND b.successor = r.successor) AND NOT EXISTS (SELECT FROM rebuild_difference)",
          "INSERT INTO joint_redirect SELECT * FROM rebuild_redirect ON CONFLICT DO NOTHING");

  private final Connection connection;

  RebuildTables(Connection connection) {
    this.connection = connection;
  }

  /** Notes what stands, and forgets what the topics tell. */
  void forget() throws SQLException {
    execute(ANY_PLAN);
    for (String sql : REMEMBER) {
      execute(sql);
    }
    execute(HEIRS);
    for (String sql : FORGET) {
      execute(sql);
    }
    execute(JointSessions.INDEXES_ONLY);
  }

  /** Records that were left standing and that no topic told of, as gone. */
  List<Arrival> untold() throws SQLException {
    execute(ANY_PLAN);
    List<Arrival> untold = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(UNTOLD);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        SourceKey source = new SourceKey(row.getString(3), row.getString(4), row.getString(5));
        Origin origin = new Origin(row.getString(6), row.getInt(7), row.getLong(8));
        untold.add(
            new Arrival(
                row.getObject(1, UUID.class),
                new NormalisedChange.Gone(source, Kind.ofWireName(row.getString(2)), origin),
                Optional.empty(),
                Optional.empty()));
      }
    }
    execute(JointSessions.INDEXES_ONLY);
    return untold;
  }

  /** Holds what stands now against what stood, and leaves in the outbox what differs. */
  Rebuild.Outcome settle() throws SQLException {
    execute(ANY_PLAN);
    execute(DIFFERENCES);
    for (String sql : SETTLE) {
      execute(sql);
    }
    try (PreparedStatement statement = connection.prepareStatement(COUNTED);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Rebuild.Outcome(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }

  private void execute(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
