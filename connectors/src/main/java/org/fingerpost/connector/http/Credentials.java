package org.fingerpost.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.HttpAccess.Authentication;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.schema.Json;

/** Puts a member's key on requests. The key is looked up each time, so that a new one is taken. */
final class Credentials {
  private static final String AUTHORIZATION = "Authorization";

  private final Authentication authentication;
  private final Function<Secret, String> secrets;
  private final Exchange exchange;
  private Optional<String> token = Optional.empty();

  /**
   * Credentials.
   *
   * @param exchange sends the request for a token
   */
  Credentials(Authentication authentication, Function<Secret, String> secrets, Exchange exchange) {
    this.authentication = authentication;
    this.secrets = secrets;
    this.exchange = exchange;
  }

  /** The address with the key, for systems that take it there. */
  URI onto(URI address) {
    if (authentication instanceof Authentication.Query query) {
      return Addresses.with(
          address, java.util.Map.of(query.parameter(), secrets.apply(query.key())));
    }
    return address;
  }

  void sign(HttpRequest.Builder request) throws SourceException, InterruptedException {
    if (authentication instanceof Authentication.Bearer bearer) {
      request.setHeader(AUTHORIZATION, "Bearer " + secrets.apply(bearer.token()));
    } else if (authentication instanceof Authentication.Basic basic) {
      request.setHeader(
          AUTHORIZATION, "Basic " + base64(basic.user() + ':' + secrets.apply(basic.password())));
    } else if (authentication instanceof Authentication.Header header) {
      request.setHeader(header.name(), secrets.apply(header.key()));
    } else if (authentication instanceof Authentication.ClientCredentials client) {
      request.setHeader(AUTHORIZATION, "Bearer " + token(client));
    }
  }

  /** Forgets a token that has run out; false where there is none to renew. */
  synchronized boolean renew() {
    boolean had = token.isPresent();
    token = Optional.empty();
    return had;
  }

  private synchronized String token(Authentication.ClientCredentials client)
      throws SourceException, InterruptedException {
    if (token.isEmpty()) {
      token = Optional.of(fetch(client));
    }
    return token.get();
  }

  private String fetch(Authentication.ClientCredentials client)
      throws SourceException, InterruptedException {
    String where = client.tokenUrl().replaceFirst("[?#].*$", "");
    HttpFailure failure = new HttpFailure(where);
    String basic = client.clientId() + ':' + secrets.apply(client.clientSecret());
    HttpRequest request =
        HttpRequest.newBuilder(Addresses.parse(client.tokenUrl(), where))
            .setHeader(AUTHORIZATION, "Basic " + base64(basic))
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    Answer answer = exchange.send(request, failure);
    if (answer.status() != 200) {
      // Token endpoints answer 400 to a wrong client too (RFC 6749, 5.2).
      throw failure.status(answer.status() == 400 ? 401 : answer.status());
    }
    JsonNode given = parse(answer, failure).path("access_token");
    if (!given.isTextual()) {
      throw failure.notJson();
    }
    return given.textValue();
  }

  private static JsonNode parse(Answer answer, HttpFailure failure) throws SourceException {
    try {
      return Json.readObject(answer.body());
    } catch (Json.MalformedJsonException e) {
      throw failure.notJson();
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** As a form writes it. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
