package org.fingerpost.route.collect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.fingerpost.connector.descriptor.SecretReader;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.schema.Json;

/**
 * Where members whose systems send by themselves send to: {@code POST /push/MEMBER}, CloudEvents
 * 1.0, with the member's key. Camel's HTTP server has to be there.
 */
public final class PushRoutes extends RouteBuilder {
  private final HubServices hub;
  private final SecretReader secrets;

  public PushRoutes(HubServices hub, SecretReader secrets) {
    this.hub = hub;
    this.secrets = secrets;
  }

  @Override
  public void configure() {
    PushEndpoint endpoint = new PushEndpoint(hub, secrets);
    from("platform-http:/push/{member}?httpMethodRestrict=POST")
        .routeId("push")
        .process(exchange -> answer(exchange, endpoint.receive(request(exchange.getMessage()))));
  }

  private static PushRequest request(Message message) {
    Map<String, String> headers = new HashMap<>();
    message
        .getHeaders()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), text(value)));
    byte[] body = message.getBody(byte[].class);
    return new PushRequest(
        text(message.getHeader("member")), headers, body == null ? new byte[0] : body);
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  private static void answer(Exchange exchange, PushAnswer answer) {
    Message message = exchange.getMessage();
    // The request's headers would go back with the answer, its key among them.
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    answer.headers().forEach(message::setHeader);
    message.setBody(Json.write(answer.body()));
  }
}
