package org.fingerpost.connector.calendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.http.Answer;
import org.fingerpost.schema.Json;

/**
 * How far a feed was read.
 *
 * @param day around which its window lay
 */
record FeedPosition(String etag, String modified, String sha256, String day) {
  static FeedPosition of(Answer answer, LocalDate today) {
    return new FeedPosition(
        answer.header("ETag").orElse(""),
        answer.header("Last-Modified").orElse(""),
        digest(answer.body()),
        today.toString());
  }

  static FeedPosition parse(Position position) {
    if (position.isStart()) {
      return new FeedPosition("", "", "", "");
    }
    ObjectNode json = Json.readObject(position.text().getBytes(StandardCharsets.UTF_8));
    return new FeedPosition(
        json.path("etag").asText(),
        json.path("modified").asText(),
        json.path("sha256").asText(),
        json.path("day").asText());
  }

  Position toPosition() {
    ObjectNode json = Json.object();
    json.put("etag", etag).put("modified", modified).put("sha256", sha256).put("day", day);
    return new Position(json.toString());
  }

  /** By which the feed may answer that nothing changed. */
  Map<String, String> conditions() {
    Map<String, String> conditions = new HashMap<>();
    if (!etag.isEmpty()) {
      conditions.put("If-None-Match", etag);
    }
    if (!modified.isEmpty()) {
      conditions.put("If-Modified-Since", modified);
    }
    return conditions;
  }

  boolean hasSameContent(FeedPosition other) {
    return sha256.equals(other.sha256);
  }

  private static String digest(byte[] body) {
    try {
      // Some calendars stamp every answer with the moment at which it was asked.
      String text = new String(body, StandardCharsets.ISO_8859_1).replaceAll("DTSTAMP[^\n]*\n", "");
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
