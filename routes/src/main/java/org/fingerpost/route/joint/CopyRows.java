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
public final class CopyRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final long EPOCH_2000_SECONDS = 946_684_800L;

  private final int fields;
  private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private int rows;

  /** Rows of that many fields each. */
  public CopyRows(int fields) {
    this.fields = fields;
    buffer.put(SIGNATURE);
  }

  /** Begins a row. */
  public CopyRows row() {
    room(2).putShort((short) fields);
    rows++;
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

  /** Sends the rows; does nothing when there are none. Fails when one of them stands already. */
  public void into(Connection connection, String tableAndColumns) throws SQLException {
    if (rows == 0) {
      return;
    }
    room(2).putShort((short) -1);
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + tableAndColumns + " FROM STDIN (FORMAT binary)");
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    copy.endCopy();
  }

  private ByteBuffer room(int needed) {
    if (buffer.remaining() < needed) {
      int capacity = Math.max(buffer.capacity() * 2, buffer.position() + needed);
      buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), capacity)).position(buffer.position());
    }
    return buffer;
  }
}
