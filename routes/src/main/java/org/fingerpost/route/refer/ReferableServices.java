package org.fingerpost.route.refer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;

/** The services that somebody can be referred to. */
final class ReferableServices {
  private final DataSource database;

  ReferableServices(DataSource database) {
    this.database = database;
  }

  /**
   * A service.
   *
   * @param members who vouch for it in public, and so can take a referral
   */
  record Service(UUID id, String name, List<String> members) {}

  /** The service with that public name; empty where everybody may not see one. */
  Optional<Service> find(UUID id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT document FROM joint_record WHERE kind = 'service' AND joint_id = ?")) {
      statement.setObject(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? service(JointCodec.read(row.getString(1).getBytes(UTF_8)))
            : Optional.empty();
      }
    }
  }

  private static Optional<Service> service(JointRecord joint) {
    List<String> members =
        joint.sources().stream()
            .filter(JointRecord.Source::sharesPublicly)
            .map(source -> source.key().member())
            .distinct()
            .sorted()
            .toList();
    return Optional.ofNullable(joint.publicFields().get("name"))
        .map(name -> new Service(joint.id(), name.asText(), members));
  }
}
