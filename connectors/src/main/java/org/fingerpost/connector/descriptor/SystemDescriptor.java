package org.fingerpost.connector.descriptor;

import java.nio.file.Path;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

/** How a member system is reached. */
public sealed interface SystemDescriptor {
  /**
   * A database that speaks JDBC.
   *
   * @param user a name that may read and nothing else
   * @param capture how its log of changes is followed; empty: it is polled
   */
  record Database(String url, String user, Secret password, Optional<Capture> capture)
      implements SystemDescriptor {
    /** A database that is polled. */
    public Database(String url, String user, Secret password) {
      this(url, user, password, Optional.empty());
    }
  }

  /**
   * How a database's log of changes is followed.
   *
   * @param slot what the names of replication slots begin with, one a dataset (PostgreSQL)
   * @param publication what tells of the tables (PostgreSQL)
   * @param serverId the first of the thousand numbers that readers of the log use (MariaDB)
   */
  record Capture(String slot, String publication, long serverId) {}

  /** A folder of CSV and XLSX files. */
  record Files(Path folder) implements SystemDescriptor {}

  /** CSV and workbook files at an address on the web. */
  record WebFiles(HttpAccess access) implements SystemDescriptor {}

  /**
   * A folder of CSV and workbook files behind SFTP.
   *
   * @param hostKey the fingerprint of the server's key, {@code SHA256:...}
   * @param folder as the server names it
   */
  record SftpFiles(
      String host, int port, String user, Secret password, String hostKey, String folder)
      implements SystemDescriptor {}

  /** CiviCRM, by its own database. */
  record CiviDatabase(Database database) implements SystemDescriptor {}

  /**
   * CiviCRM, by its APIv4 over HTTP.
   *
   * @param url such as {@code https://crm.example.org/civicrm/ajax/api4}
   * @param key of a user who may view and nothing else
   */
  record CiviApi(String url, Secret key) implements SystemDescriptor {}

  /**
   * A system that sends its records by HTTP.
   *
   * @param signed whether each request is signed with the key, which then never travels; otherwise
   *     the key itself is sent
   */
  record Push(Secret key, boolean signed) implements SystemDescriptor {
    /** A system that sends its key. */
    public Push(Secret key) {
      this(key, false);
    }
  }

  /**
   * A system that hands out lists as JSON.
   *
   * @param parameters added to every request; none of them is secret
   * @param preset the name of what is known of such systems, where one was named
   */
  record Http(
      HttpAccess access,
      JsonListing listing,
      Map<String, String> parameters,
      Optional<String> preset)
      implements SystemDescriptor {}

  /** A directory that speaks Open Referral: ORUK 3, HSDS 3 or ORUK 1. */
  record OpenReferral(HttpAccess access) implements SystemDescriptor {}

  /**
   * A calendar that others may subscribe to.
   *
   * @param back how far into the past events are read, from today
   * @param ahead how far into the future events are read, from today
   */
  record Calendar(HttpAccess access, Period back, Period ahead) implements SystemDescriptor {}

  /**
   * A file of Microsoft Access.
   *
   * @param password where the file has one
   */
  record Access(Path file, Optional<Secret> password) implements SystemDescriptor {}
}
