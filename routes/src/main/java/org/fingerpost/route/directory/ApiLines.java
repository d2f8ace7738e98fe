package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.route.web.Chunks;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.Json;

/** Answers that are sent while they are read, part by part: however many there are. */
final class ApiLines implements Chunks {
  private final PartReader reader;
  private final byte[] between;
  private byte[] begin;
  private final byte[] end;
  private Optional<UUID> last = Optional.empty();
  private boolean isFirst = true;
  private boolean isRead;

  private ApiLines(PartReader reader, String begin, String between, String end) {
    this.reader = reader;
    this.begin = begin.getBytes(StandardCharsets.UTF_8);
    this.between = between.getBytes(StandardCharsets.UTF_8);
    this.end = end.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Some of it.
   *
   * @param last where to go on; empty when this was the last part
   */
  record Part(List<ObjectNode> entities, Optional<UUID> last) {}

  /** Reads the part after an id; the first when there is none. */
  @FunctionalInterface
  interface PartReader {
    Part after(Optional<UUID> last) throws SQLException;
  }

  /** One JSON object a line. */
  static WebResponse of(PartReader reader) {
    return WebResponse.streamed("application/x-ndjson", new ApiLines(reader, "", "\n", "\n"));
  }

  /** One page with everything. */
  static WebResponse inEnvelope(long total, PartReader reader) {
    ObjectNode envelope = Envelope.of(1, (int) Math.max(1, total), total, List.of());
    envelope.put("size", total).put("empty", total == 0).remove("contents");
    String head = new String(Json.write(envelope), StandardCharsets.UTF_8);
    String begin = head.substring(0, head.length() - 1) + ",\"contents\":[";
    return WebResponse.streamed("application/json", new ApiLines(reader, begin, ",", "]}"));
  }

  @Override
  public Optional<byte[]> next() throws SQLException {
    if (isRead) {
      return Optional.empty();
    }
    Part part = reader.after(last);
    last = part.last();
    isRead = last.isEmpty();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    bytes.writeBytes(begin);
    begin = new byte[0];
    for (ObjectNode entity : part.entities()) {
      bytes.writeBytes(isFirst ? new byte[0] : between);
      bytes.writeBytes(Json.write(entity));
      isFirst = false;
    }
    if (isRead && !(isFirst && between[0] == '\n')) {
      bytes.writeBytes(end);
    }
    return Optional.of(bytes.toByteArray());
  }
}
