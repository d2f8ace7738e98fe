package org.fingerpost.connector.capture;

import java.util.Map;
import java.util.Properties;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.database.DatabaseConnector.Sight;

/** A database's log of changes, as far as one table is followed by it. */
interface SourceLog {
  /**
   * A place in the log of which everything later will be told, from now on. What the log held
   * before is given up.
   */
  Map<String, Object> begin() throws SourceException;

  /**
   * Whether the log still reaches back to the position.
   *
   * @throws SourceException that changes were missed, where it does not
   */
  void reaches(CapturePosition position) throws SourceException;

  /** How Debezium reads it. */
  Properties properties();

  /** Whether a snapshot shows what a batch tells of: the log may be ahead of it by a moment. */
  Sight sight(ChangedKeys batch);

  /** How many bytes of its disk the member's server keeps for this reader; 0 where none. */
  long backlog() throws SourceException;
}
