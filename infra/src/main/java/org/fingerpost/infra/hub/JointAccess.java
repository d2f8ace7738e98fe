package org.fingerpost.infra.hub;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.connector.check.KnownRecords;
import org.fingerpost.connector.check.KnownShapes;
import org.fingerpost.connector.check.SentRows;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.hub.HubSettings.DatabaseAddress;
import org.fingerpost.route.collect.Drifts;
import org.fingerpost.route.collect.LedgerRows;
import org.fingerpost.route.joint.JointDatabase;
import org.fingerpost.route.resolve.Linkages;
import org.fingerpost.route.resolve.LookAlikes;

/** The joint database for a command that is no hub, whether one runs or not. */
public final class JointAccess implements AutoCloseable {
  private final Optional<DataSource> database;
  private final CloseStack opened;

  private JointAccess(Optional<DataSource> database, CloseStack opened) {
    this.database = database;
    this.opened = opened;
  }

  /**
   * The database that the settings name, or the embedded one while a hub runs it, or none. Nothing
   * is started or changed.
   *
   * @throws EngineException when a database of one's own does not answer
   */
  public static JointAccess toRead(HubSettings settings) {
    return settings
        .database()
        .map(JointAccess::own)
        .orElseGet(() -> new JointAccess(running(settings), new CloseStack()));
  }

  /**
   * The database, brought to this version. Where no hub runs, the embedded one is started for the
   * while.
   *
   * @throws UsageException when there never was a hub in that data folder
   */
  public static JointAccess toWrite(HubSettings settings) {
    JointAccess found = toRead(settings);
    JointAccess access = found.database.isPresent() ? found : started(settings);
    try {
      JointDatabase.migrate(access.database());
      return access;
    } catch (RuntimeException e) {
      access.close();
      throw e;
    }
  }

  private static Optional<DataSource> running(HubSettings settings) {
    return EmbeddedDatabase.reach(settings.databaseFolder(), DatabaseAddress.NAME);
  }

  private static JointAccess own(DatabaseAddress address) {
    CloseStack opened = new CloseStack();
    HikariDataSource pool = opened.add(JointPools.single(address));
    try {
      Engines.verify(pool);
      return new JointAccess(Optional.of(pool), opened);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static JointAccess started(HubSettings settings) {
    if (!Files.isDirectory(settings.databaseFolder())) {
      throw new UsageException(
          "No hub has ever run with the data folder %s. Name the hub's with --data, or its database with --database-url."
              .formatted(settings.data()));
    }
    CloseStack opened = new CloseStack();
    opened.closeWithProcess();
    EmbeddedDatabase server = opened.add(EmbeddedDatabase.start(settings.databaseFolder()));
    server.createDatabase(DatabaseAddress.NAME);
    return new JointAccess(Optional.of(server.dataSource(DatabaseAddress.NAME)), opened);
  }

  /** The database; there always is one to write. */
  public DataSource database() {
    return database.orElseThrow();
  }

  /** What members hold there; {@link KnownRecords#NONE} where no hub has worked yet. */
  public KnownRecords knownRecords() {
    return database
        .filter(JointAccess::isJoint)
        .<KnownRecords>map(found -> new LookAlikes(found, Linkages.byModel(List.of())))
        .orElse(KnownRecords.NONE);
  }

  /** Which columns datasets had; {@link KnownShapes#NONE} where no hub has worked yet. */
  public KnownShapes knownShapes() {
    return database
        .filter(found -> has(found, "collect_shape"))
        .<KnownShapes>map(found -> new Drifts(found)::known)
        .orElse(KnownShapes.NONE);
  }

  /** What a hub has sent; {@link SentRows#NONE} where no hub has worked yet. */
  public SentRows sentRows() {
    return database
        .filter(found -> has(found, "collect_row"))
        .<SentRows>map(LedgerRows::new)
        .orElse(SentRows.NONE);
  }

  private static boolean isJoint(DataSource database) {
    return has(database, "link_pair");
  }

  private static boolean has(DataSource database, String table) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new EngineException(
          "PostgreSQL broke off (SQL state %s). See that it runs.".formatted(e.getSQLState()), e);
    }
  }

  @Override
  public void close() {
    opened.close();
  }
}
