package org.fingerpost.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection on which one person's browser asks, by HTTP/1.1 as it goes over the wire. A client
 * of a library would take as much of the machine that is measured as the pages that it reads. Used
 * by one thread at a time.
 */
final class PlainConnection implements AutoCloseable {
  private static final int LONGEST_HEAD = 16_384;
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream answers;
  private final String headers;

  /**
   * Connects.
   *
   * @param cookie what the header of that name says
   */
  PlainConnection(URI hub, String cookie) throws IOException {
    socket = new Socket(hub.getHost(), hub.getPort());
    answers = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    headers = "Host: %s\r\nCookie: %s\r\n".formatted(hub.getAuthority(), cookie);
  }

  /**
   * Reads a page to its end.
   *
   * @throws IllegalStateException when its status is not 200
   */
  void get(String path) throws IOException {
    String head = ask(path, "text/html");
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      throw new IllegalStateException(path + " was answered without a length: " + head);
    }
    String length = head.substring(at + LENGTH.length(), head.indexOf('\r', at)).strip();
    answers.skipNBytes(Long.parseLong(length));
  }

  /** Opens a stream of events, which never ends by itself, as it comes over the wire. */
  InputStream stream(String path) throws IOException {
    ask(path, "text/event-stream");
    return answers;
  }

  private String ask(String path, String accepted) throws IOException {
    String request = "GET %s HTTP/1.1\r\n%sAccept: %s\r\n\r\n".formatted(path, headers, accepted);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String head = head();
    if (!head.startsWith("HTTP/1.1 200")) {
      throw new IllegalStateException(path + " was answered with " + head);
    }
    return head;
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder(512);
    while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
      int next = answers.read();
      if (next < 0) {
        throw new IOException("the hub closed the connection");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
