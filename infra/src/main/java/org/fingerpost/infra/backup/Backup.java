package org.fingerpost.infra.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.fingerpost.embedded.BrokerBackup;
import org.fingerpost.embedded.DatabaseBackup;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Audit;

/**
 * Copies the data folder of a hub with embedded engines, running or not. The database is copied
 * first: every position in it is then covered by the topics, which are copied after it, so a hub
 * that starts on the copy reads some of them again, and twice is once.
 */
public final class Backup {
  /** Copied by the engines' own rules; logs are not copied. */
  private static final Set<String> ENGINES = Set.of("database", "broker", "log");

  private Backup() {}

  /**
   * What was copied.
   *
   * @param bytes of all files together
   */
  public record Made(Path folder, Instant at, int files, long bytes) {}

  /**
   * Makes a backup; one that is cut off leaves a folder that is named {@code .part}.
   *
   * @param target a folder that is not there yet
   * @throws UsageException when it is there, or the hub's engines are not embedded
   */
  public static Made make(HubSettings settings, Path target, Asked asked)
      throws IOException, SQLException {
    require(settings, target);
    Instant now = Instant.now();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (JointAccess joint = JointAccess.toWrite(settings)) {
      new Audit(joint.database()).note(asked, "backup", target.toString(), "");
      Files.createDirectories(part);
      Path data = settings.data();
      new DatabaseBackup(data.resolve("database"), joint.database())
          .copyTo(part.resolve("database"));
      new BrokerBackup(data.resolve("broker")).copyTo(part.resolve("broker"));
      copyOthers(data, part);
    }
    Manifest manifest = Manifest.of(part, now);
    manifest.write(part);
    Files.move(part, target);
    return new Made(target, now, manifest.files().size(), manifest.bytes());
  }

  private static void require(HubSettings settings, Path target) throws IOException {
    if (settings.database().isPresent()) {
      throw new UsageException(
          "This hub's engines are your own: back PostgreSQL up by its own tools first, then the Kafka cluster by its. Positions in the database must never be newer than the topics.");
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    for (Path folder : new Path[] {target, part}) {
      if (Files.exists(folder)) {
        throw new UsageException(
            "%s is there already. Name a new folder for each backup, or delete it first."
                .formatted(folder));
      }
    }
    if (!Files.isDirectory(settings.data().resolve("broker"))) {
      throw new UsageException(
          "No hub with an embedded broker has run with the data folder %s. Name the hub's with --data."
              .formatted(settings.data()));
    }
  }

  /** Such as the keys of members' referrals. */
  private static void copyOthers(Path data, Path part) throws IOException {
    try (Stream<Path> children = Files.list(data)) {
      for (Path child : children.toList()) {
        if (!ENGINES.contains(child.getFileName().toString())) {
          Restore.copy(child, part.resolve(child.getFileName()));
        }
      }
    }
  }
}
