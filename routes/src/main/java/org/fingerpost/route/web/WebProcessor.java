package org.fingerpost.route.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets an endpoint answer a Camel exchange. Whatever goes wrong, the asker gets an answer. */
final class WebProcessor implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(WebProcessor.class);

  private static final int MOST_FRAMES = 12;

  private final Endpoint endpoint;

  WebProcessor(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    WebResponse response = answer(message);
    // The headers in hand are the asker's: none of them belongs in the answer.
    message.removeHeaders("*");
    response.headers().forEach(message::setHeader);
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, response.status());
    message.setBody(body(response, connectionOf(message)));
  }

  private static Object body(WebResponse response, Runnable cut) {
    boolean isCompressed = response.headers().containsKey("Content-Encoding");
    return response
        .chunks()
        .<Object>map(chunks -> ChunkStream.of(chunks, isCompressed, cut))
        .orElseGet(() -> ByteBuffer.wrap(response.body()));
  }

  /** Cuts the connection: Camel would let who asked wait for ever for the rest of an answer. */
  private static Runnable connectionOf(Message message) {
    if (message instanceof HttpMessage http) {
      HttpServerResponse connection = http.getResponse();
      return connection::reset;
    }
    return () -> {};
  }

  private WebResponse answer(Message message) {
    try {
      WebRequest request = request(message);
      return Delivery.of(request, answer(request));
    } catch (RefusedRequestException e) {
      return WebResponse.problem(e.status(), "The request was refused", e.getMessage());
    }
  }

  private WebResponse answer(WebRequest request) {
    try {
      return endpoint.answer(request);
    } catch (RefusedRequestException e) {
      throw e;
    } catch (OtherAnswerException e) {
      return e.answer();
    } catch (SQLException e) {
      LOG.warn("{} could not be answered: the joint database {}", path(request), state(e));
      return apology(
              request,
              503,
              "The joint database does not answer",
              "Nothing is lost; ask again in half a minute. /health/ready says when it is back.")
          .with("Retry-After", "30");
    } catch (Exception e) {
      LOG.error("{} could not be answered because of a fault: {}", path(request), place(e));
      return apology(
          request,
          500,
          "The hub could not answer",
          "That is a fault in the hub, not in the request; its log says which.");
    }
  }

  /** For a person who reads it in a browser, or for a program. */
  private static WebResponse apology(
      WebRequest request, int status, String title, String sentence) {
    return request.wantsPage()
        ? Pages.message(status, title, sentence)
        : WebResponse.problem(status, title, sentence);
  }

  /** What was thrown and where, without its message: that may quote a record. */
  private static String place(Exception e) {
    return e.getClass().getName()
        + Arrays.stream(e.getStackTrace())
            .limit(MOST_FRAMES)
            .map(frame -> "\n  at " + frame)
            .collect(Collectors.joining());
  }

  /** Never the query: it may hold what somebody looked for. */
  private static String path(WebRequest request) {
    return request.path().replaceAll("\\p{Cntrl}", "?");
  }

  /** The code alone: a database's message may quote a record. A pool that waited has none. */
  private static String state(SQLException e) {
    return e.getSQLState() == null
        ? "gave no connection in time: it is away, or other requests hold all that pages have"
        : "said SQLSTATE " + e.getSQLState();
  }

  private static WebRequest request(Message message) {
    WebRequest request =
        WebRequest.of(
            message.getHeader(Exchange.HTTP_METHOD, String.class),
            message.getHeader(Exchange.HTTP_PATH, String.class),
            message.getHeader(Exchange.HTTP_QUERY, "", String.class),
            headers(message));
    return message instanceof HttpMessage http
        ? request.sent(values(http.getRequest().formAttributes()), asker(http))
        : request;
  }

  private static String asker(HttpMessage http) {
    SocketAddress address = http.getRequest().remoteAddress();
    return address == null ? "" : address.hostAddress();
  }

  private static Map<String, List<String>> values(MultiMap fields) {
    Map<String, List<String>> values = new HashMap<>();
    fields.names().forEach(name -> values.put(name, List.copyOf(fields.getAll(name))));
    return values;
  }

  /** The request's own: Camel's also hold the parameters of the query and the form. */
  private static Map<String, String> headers(Message message) {
    return message instanceof HttpMessage http ? headers(http.getRequest()) : Map.of();
  }

  private static Map<String, String> headers(HttpServerRequest request) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            (name, value) ->
                headers.merge(
                    name.toLowerCase(Locale.ROOT),
                    value,
                    (one, more) -> one + (name.equalsIgnoreCase("cookie") ? "; " : ", ") + more));
    return headers;
  }

  /** A request that no Camel route takes. */
  static WebRequest request(HttpServerRequest request) {
    return WebRequest.of(
        request.method().name(),
        request.path(),
        request.query() == null ? "" : request.query(),
        headers(request));
  }
}
