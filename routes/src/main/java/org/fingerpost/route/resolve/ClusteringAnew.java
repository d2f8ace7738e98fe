package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.schema.Kind;

/** Makes the clusters of a kind anew, by pairs that a new model has put in place of others. */
final class ClusteringAnew {
  private static final int PAGE = 500;

  private static final String CONCERNED =
      """
      SELECT a FROM link_pair WHERE kind = ?::record_kind AND band = 'linked'
      UNION SELECT b FROM link_pair WHERE kind = ?::record_kind AND band = 'linked'
      UNION SELECT source_id FROM source_record
        WHERE kind = ?::record_kind AND joint_id <> source_id
      UNION SELECT joint_id FROM source_record
        WHERE kind = ?::record_kind AND joint_id <> source_id
      UNION SELECT a FROM link_verdict UNION SELECT b FROM link_verdict
      ORDER BY 1
      """;

  private final Connection connection;
  private final Linkage linkage;
  private final Kind kind;

  /** Within that transaction. */
  ClusteringAnew(Connection connection, Linkage linkage, Kind kind) {
    this.connection = connection;
    this.linkage = linkage;
    this.kind = kind;
  }

  /**
   * Clusters anew all that is or was linked; records that stood alone and that nothing is like stay
   * as they are.
   *
   * @return how many those are
   */
  int cluster() throws SQLException {
    List<UUID> concerned = concerned();
    Set<UUID> done = new HashSet<>();
    Set<UUID> page = new HashSet<>();
    for (UUID id : concerned) {
      if (!done.contains(id)) {
        page.add(id);
      }
      if (page.size() == PAGE) {
        done.addAll(clusterAnew(page));
        page.clear();
      }
    }
    clusterAnew(page);
    return concerned.size();
  }

  private Set<UUID> clusterAnew(Set<UUID> page) throws SQLException {
    Set<UUID> clustered = Resolver.clusterAnew(linkage, connection, Set.copyOf(page)).clustered();
    linkage.forget();
    return clustered;
  }

  private List<UUID> concerned() throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CONCERNED)) {
      for (int i = 1; i <= 4; i++) {
        statement.setString(i, kind.wireName());
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return ids;
  }
}
