package org.fingerpost.infra.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * Takes traces as OTLP over HTTP, as a collector does, and reads the protobuf in which they come.
 */
final class TraceCollector implements AutoCloseable {
  private final HttpServer server;
  private final List<Told> spans = new CopyOnWriteArrayList<>();

  /**
   * A span.
   *
   * @param all every text in it
   */
  record Told(String trace, String span, String parent, String name, List<String> all) {}

  TraceCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  List<Told> spans() {
    return spans;
  }

  private void take(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    byte[] body =
        zipped
            ? new GZIPInputStream(exchange.getRequestBody()).readAllBytes()
            : exchange.getRequestBody().readAllBytes();
    for (byte[] resource : fields(body, 1)) {
      for (byte[] scope : fields(resource, 2)) {
        fields(scope, 2).forEach(span -> spans.add(told(span)));
      }
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static Told told(byte[] span) {
    List<String> all = new ArrayList<>();
    for (byte[] attribute : fields(span, 9)) {
      fields(attribute, 1).forEach(name -> all.add(text(name)));
      fields(attribute, 2).forEach(value -> fields(value, 1).forEach(t -> all.add(text(t))));
    }
    return new Told(
        hex(fields(span, 1)),
        hex(fields(span, 2)),
        hex(fields(span, 4)),
        text(fields(span, 5).get(0)),
        all);
  }

  private static String hex(List<byte[]> field) {
    return field.isEmpty() ? "" : HexFormat.of().formatHex(field.get(0));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The fields of that number that have a length: texts, bytes and messages. */
  private static List<byte[]> fields(byte[] message, int number) {
    List<byte[]> found = new ArrayList<>();
    int[] at = {0};
    while (at[0] < message.length) {
      long tag = varint(message, at);
      switch ((int) (tag & 7)) {
        case 0 -> varint(message, at);
        case 1 -> at[0] += 8;
        case 5 -> at[0] += 4;
        default -> {
          int length = (int) varint(message, at);
          if (tag >> 3 == number) {
            found.add(java.util.Arrays.copyOfRange(message, at[0], at[0] + length));
          }
          at[0] += length;
        }
      }
    }
    return found;
  }

  private static long varint(byte[] message, int[] at) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = message[at[0]++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
