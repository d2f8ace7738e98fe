package org.fingerpost.bench;

import java.sql.SQLException;
import java.util.List;

/** A member's database server that tells what its readers ask of it. */
interface QuietServer extends AutoCloseable {
  /** The system of a descriptor that reads it. */
  String system() throws Exception;

  /** What was sent to it since the last call, one text a statement. */
  List<String> statements() throws Exception;

  /** How many rows of the member's tables it has read so far, for whomever. */
  long rowsRead() throws SQLException;
}
