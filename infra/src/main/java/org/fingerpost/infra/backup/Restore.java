package org.fingerpost.infra.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Audit;

/** Puts a backup where a hub's data folder was. */
public final class Restore {
  /**
   * Followers of the feed over HTTP begin anew, since positions that they know may come again for
   * other changes; and nobody is signed in who may have been signed out since.
   */
  private static final List<String> AFTERWARDS =
      List.of(
          "UPDATE feed_epoch SET epoch = gen_random_uuid()",
          "DELETE FROM access_session",
          "DELETE FROM operate_route");

  private Restore() {}

  /**
   * Restores a backup.
   *
   * @param data a folder that is not there, or empty
   * @return when the backup was made
   * @throws UsageException when something stands there, or the backup is not whole; then nothing
   *     was done
   */
  public static Instant run(Path backup, Path data, Asked asked) throws IOException, SQLException {
    Manifest manifest = Manifest.read(backup);
    requireEmpty(data);
    manifest.verify(backup);
    Path part = data.toAbsolutePath().resolveSibling(data.getFileName() + ".part");
    if (Files.exists(part)) {
      throw new UsageException(
          "%s was left by a restore that was cut off. Delete it first.".formatted(part));
    }
    copy(backup, part);
    Files.delete(part.resolve(Manifest.FILE));
    Files.deleteIfExists(data);
    Files.move(part, data);
    try (JointAccess joint = JointAccess.toWrite(HubSettings.embedded(data, 0))) {
      settle(joint.database());
      new Audit(joint.database())
          .note(asked, "restore", backup.toString(), "as of " + manifest.made());
    }
    return manifest.made();
  }

  private static void requireEmpty(Path data) throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    try (Stream<Path> children = Files.list(data)) {
      if (children.findAny().isPresent()) {
        throw new UsageException(
            "The folder %s is not empty. Nothing was restored; move it away, or name another with --data."
                .formatted(data));
      }
    }
  }

  private static void settle(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      for (String sql : AFTERWARDS) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.execute();
        }
      }
    }
  }

  /** Copies a file or a folder with all in it; permissions too. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path each : walk.toList()) {
        Files.copy(
            each,
            to.resolve(from.relativize(each).toString()),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
