package org.fingerpost.connector.descriptor;

import java.nio.file.Path;

/** How a member system is reached. */
public sealed interface SystemDescriptor {
  /**
   * A database that speaks JDBC.
   *
   * @param user a name that may read and nothing else
   */
  record Database(String url, String user, Secret password) implements SystemDescriptor {}

  /** A folder of CSV and XLSX files. */
  record Files(Path folder) implements SystemDescriptor {}

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
}
