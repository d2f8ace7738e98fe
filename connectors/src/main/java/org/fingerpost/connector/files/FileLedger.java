package org.fingerpost.connector.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fingerpost.connector.Position;
import org.fingerpost.schema.Json;

/**
 * The files that one listing was made of.
 *
 * @param shape which columns of which sheet were read; files read for others are worth nothing
 */
public record FileLedger(String shape, List<Line> lines) {
  /** A file as it was read. */
  public record Line(String name, long size, long modified, String sha256) {
    boolean isUntouched(FileEntry entry) {
      return name.equals(entry.name()) && size == entry.size() && modified == entry.modified();
    }

    boolean hasSameContent(Line other) {
      return name.equals(other.name) && sha256.equals(other.sha256);
    }
  }

  /** Reads what {@link #toPosition} wrote; anything else is an empty ledger: all is read again. */
  public static FileLedger parse(Position position, String shape) {
    List<Line> lines = new ArrayList<>();
    try {
      ObjectNode json =
          position.isStart()
              ? Json.object()
              : Json.readObject(position.text().getBytes(StandardCharsets.UTF_8));
      if (shape.equals(json.path("shape").asText())) {
        for (JsonNode file : json.path("files")) {
          lines.add(
              new Line(
                  file.path("path").asText(),
                  file.path("size").asLong(),
                  file.path("mtime").asLong(),
                  file.path("sha256").asText()));
        }
      }
    } catch (Json.MalformedJsonException e) {
      lines.clear();
    }
    return new FileLedger(shape, lines);
  }

  /** As {@link #parse} reads it. */
  public Position toPosition() {
    ObjectNode json = Json.object();
    json.put("shape", shape);
    var files = json.putArray("files");
    for (Line line : lines) {
      files
          .addObject()
          .put("path", line.name)
          .put("size", line.size)
          .put("mtime", line.modified)
          .put("sha256", line.sha256);
    }
    return new Position(new String(Json.write(json), StandardCharsets.UTF_8));
  }

  /** Whether the folder holds these files, by name, size and time. */
  public boolean isUntouched(List<FileEntry> entries) {
    if (entries.size() != lines.size()) {
      return false;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isUntouched(entries.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the other holds the same files with the same content, whenever they were saved. */
  public boolean hasSameContent(FileLedger other) {
    if (other.lines.size() != lines.size()) {
      return false;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).hasSameContent(other.lines.get(i))) {
        return false;
      }
    }
    return true;
  }
}
