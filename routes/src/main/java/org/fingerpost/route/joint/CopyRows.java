package org.fingerpost.route.joint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for {@code COPY ... (FORMAT binary)}: the cheapest way in for rows that are known to be new,
 * at half the cost of an insert.
 */
public final class CopyRows implements AutoCloseable {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final long EPOCH_2000_SECONDS = 946_684_800L;
  private static final int CHUNK = 1 << 16;

  private final CopyIn copy;
  private final int fields;
  private ByteBuffer buffer = ByteBuffer.allocate(2 * CHUNK);

  /**
   * Begins to copy. Nothing else may use the connection before {@link #finish} or {@link #close}.
   *
   * @param columns of the table, as many as each row will have fields
   */
  public CopyRows(Connection connection, String table, String... columns) throws SQLException {
    this.fields = columns.length;
    this.copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY %s (%s) FROM STDIN (FORMAT binary)"
                    .formatted(table, String.join(", ", columns)));
    buffer.put(SIGNATURE);
  }

  /** Begins a row. */
  public CopyRows row() throws SQLException {
    if (buffer.position() >= CHUNK) {
      send();
    }
    room(2).putShort((short) fields);
    return this;
  }

  public CopyRows uuid(UUID value) {
    room(20)
        .putInt(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  public CopyRows text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** For bytea, and for text and json as UTF-8. */
  public CopyRows bytes(byte[] value) {
    room(4 + value.length).putInt(value.length).put(value);
    return this;
  }

  public CopyRows int4(int value) {
    room(8).putInt(4).putInt(value);
    return this;
  }

  public CopyRows int8(long value) {
    room(12).putInt(8).putLong(value);
    return this;
  }

  /** For timestamptz, to the microsecond. */
  public CopyRows instant(Instant value) {
    return int8(
        (value.getEpochSecond() - EPOCH_2000_SECONDS) * 1_000_000 + value.getNano() / 1_000);
  }

  /** SQL's null. */
  public CopyRows nothing() {
    room(4).putInt(-1);
    return this;
  }

  /** Ends the copy. Fails when one of the rows stands already. */
  public void finish() throws SQLException {
    room(2).putShort((short) -1);
    send();
    copy.endCopy();
  }

  /** Gives up what {@link #finish} has not ended. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private void send() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  private ByteBuffer room(int needed) {
    if (buffer.remaining() < needed) {
      int capacity = Math.max(buffer.capacity() * 2, buffer.position() + needed);
      buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), capacity)).position(buffer.position());
    }
    return buffer;
  }
}
