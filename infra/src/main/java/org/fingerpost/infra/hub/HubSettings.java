package org.fingerpost.infra.hub;

import java.nio.file.Path;
import java.util.Optional;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.route.access.OpenIdSettings;

/**
 * Where a hub keeps its things and where it is reached.
 *
 * @param data the folder for the embedded engines' data and the log
 * @param bind the address that the directory and the console listen on
 * @param port and the port there; 0 for any free one
 * @param publicAddress where others reach it, such as {@code https://directory.example.org}; empty
 *     for the address it listens on
 * @param brokers a Kafka cluster of one's own; empty for the embedded broker
 * @param database a PostgreSQL of one's own; empty for the embedded one
 * @param openId who vouches for people, beside the hub's own accounts
 * @param traces where traces of records are sent; empty: nowhere
 */
public record HubSettings(
    Path data,
    String bind,
    int port,
    Optional<String> publicAddress,
    Optional<String> brokers,
    Optional<DatabaseAddress> database,
    Linking linking,
    Optional<OpenIdSettings> openId,
    Optional<TraceSettings> traces) {

  public static final String LOOPBACK = "127.0.0.1";

  /** A PostgreSQL and who logs in to it. */
  public record DatabaseAddress(String url, String user, String password) {
    static final String NAME = "fingerpost";

    /** The joint database on an embedded server, made there unless it stands. */
    public static DatabaseAddress on(EmbeddedDatabase server) {
      server.createDatabase(NAME);
      return new DatabaseAddress(server.jdbcUrl(NAME), server.user(), server.password());
    }

    /** Without the password. */
    @Override
    public String toString() {
      return url + " as " + user;
    }
  }

  /** Both engines embedded, everything on loopback. */
  public static HubSettings embedded(Path data, int port) {
    return new HubSettings(
        data,
        LOOPBACK,
        port,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Linking.KEYS,
        Optional.empty(),
        Optional.empty());
  }

  /** Where the embedded database keeps its data. */
  Path databaseFolder() {
    return data.resolve("database");
  }

  public HubSettings withPort(int newPort) {
    return new HubSettings(
        data, bind, newPort, publicAddress, brokers, database, linking, openId, traces);
  }

  public HubSettings withData(Path newData) {
    return new HubSettings(
        newData, bind, port, publicAddress, brokers, database, linking, openId, traces);
  }

  /** For a caller that runs the embedded database itself, to keep other databases in it. */
  public HubSettings withDatabase(DatabaseAddress address) {
    return new HubSettings(
        data, bind, port, publicAddress, brokers, Optional.of(address), linking, openId, traces);
  }

  /** Linking by that, from a new database on. */
  public HubSettings withLinking(Linking newLinking) {
    return new HubSettings(
        data, bind, port, publicAddress, brokers, database, newLinking, openId, traces);
  }

  /** With that provider beside the hub's own accounts. */
  public HubSettings withOpenId(OpenIdSettings provider) {
    return new HubSettings(
        data, bind, port, publicAddress, brokers, database, linking, Optional.of(provider), traces);
  }

  /** With traces of records sent there. */
  public HubSettings withTraces(TraceSettings where) {
    return new HubSettings(
        data, bind, port, publicAddress, brokers, database, linking, openId, Optional.of(where));
  }
}
