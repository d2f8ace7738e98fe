package org.fingerpost.route.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fingerpost.schema.Json;

/**
 * An answer: a status, headers and a body of bytes.
 *
 * @param chunks the body instead, where it is made while it is sent
 */
public record WebResponse(
    int status, SortedMap<String, String> headers, byte[] body, Optional<Chunks> chunks) {
  /** An answer whose body is there. */
  public WebResponse(int status, SortedMap<String, String> headers, byte[] body) {
    this(status, headers, body, Optional.empty());
  }

  /** An answer of any length, with status 200, made while it is sent. */
  public static WebResponse streamed(String mediaType, Chunks chunks) {
    WebResponse empty = of(200, mediaType, new byte[0]);
    return new WebResponse(200, empty.headers(), empty.body(), Optional.of(chunks));
  }

  /** JSON with status 200. */
  public static WebResponse json(JsonNode node) {
    return json(200, "application/json", node);
  }

  /** JSON with another status or another media type. */
  public static WebResponse json(int status, String mediaType, JsonNode node) {
    return of(status, mediaType, Json.write(node));
  }

  /** A page. */
  public static WebResponse html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /** Anything else. */
  public static WebResponse of(int status, String mediaType, byte[] body) {
    SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Content-Type", mediaType);
    return new WebResponse(status, headers, body);
  }

  /** Problem details (RFC 9457), which say in a sentence what is wrong and what to do. */
  public static WebResponse problem(int status, String title, String detail) {
    ObjectNode node = Json.object();
    node.put("type", "about:blank");
    node.put("title", title);
    node.put("status", status);
    node.put("detail", detail);
    return json(status, "application/problem+json", node);
  }

  /** The record that was asked for now stands at another address, for good. */
  public static WebResponse movedTo(String address) {
    return of(308, "text/plain; charset=utf-8", new byte[0]).with("Location", address);
  }

  /** What was asked for is done, or begun elsewhere: the browser goes to that address with GET. */
  public static WebResponse seeOther(String address) {
    return of(303, "text/plain; charset=utf-8", new byte[0])
        .with("Location", address)
        .with("Cache-Control", "no-store");
  }

  /** This answer with one more header. */
  public WebResponse with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new WebResponse(status, more, body, chunks);
  }

  /** This answer with other bytes in place of its own. */
  public WebResponse withBody(byte[] bytes) {
    return new WebResponse(status, headers, bytes, chunks);
  }
}
