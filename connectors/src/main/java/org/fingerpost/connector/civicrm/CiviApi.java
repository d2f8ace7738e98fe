package org.fingerpost.connector.civicrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.schema.Json;

/**
 * APIv4 over HTTP: {@code POST .../civicrm/ajax/api4/Entity/action} with {@code params} as JSON and
 * the key in {@code X-Civi-Auth}. An answer without {@code values} is a failure, whatever its
 * status: some set-ups answer 200 to everything.
 */
final class CiviApi {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final long LONGEST = 64L << 20;

  private final SystemDescriptor.CiviApi system;
  private final Function<Secret, String> secrets;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  CiviApi(SystemDescriptor.CiviApi system, Function<Secret, String> secrets) {
    this.system = system;
    this.secrets = secrets;
  }

  /**
   * An answer.
   *
   * @param values the records
   * @param count of what matches, where the request asked for {@code row_count}
   * @param now the server's clock, where it tells
   */
  record Answer(JsonNode values, long count, Optional<Instant> now) {}

  Answer call(String entity, String action, ObjectNode params)
      throws SourceException, InterruptedException {
    String form = "params=" + URLEncoder.encode(params.toString(), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + '/' + entity + '/' + action))
            .timeout(TIMEOUT)
            .header("X-Civi-Auth", "Bearer " + secrets.apply(system.key()))
            .header("X-Requested-With", "XMLHttpRequest")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      return answer(entity, client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private String address() {
    String url = system.url();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private Answer answer(String entity, HttpResponse<InputStream> response)
      throws IOException, SourceException {
    byte[] body;
    try (InputStream in = response.body()) {
      body = in.readNBytes((int) LONGEST);
    }
    verifyStatus(entity, response.statusCode());
    try {
      ObjectNode json = Json.readObject(body);
      if (json.path("values").isArray()) {
        JsonNode matched = json.path("countMatched");
        long count = matched.isNumber() ? matched.asLong() : json.path("count").asLong();
        return new Answer(json.path("values"), count, clock(response));
      }
    } catch (Json.MalformedJsonException e) {
      // Said below: a page for people is no answer either.
    }
    throw SourceException.permanent(
        "CiviCRM at %s answered a request for %s with something that is no list of values. Is system.civicrm.api.url the address that ends in /civicrm/ajax/api4, and the AuthX extension switched on?"
            .formatted(address(), entity));
  }

  private void verifyStatus(String entity, int status) throws SourceException {
    if (status == 401 || status == 403) {
      throw SourceException.permanent(
          "CiviCRM at %s refused the key, or its user may not read %s (HTTP %d). Correct the secret that system.civicrm.api.key names, or give its user the permissions to view."
              .formatted(address(), entity, status));
    }
    if (status == 429 || status >= 500) {
      throw SourceException.retriable(
          "CiviCRM at %s could not answer just now (HTTP %d). It is tried again."
              .formatted(address(), status),
          null);
    }
    if (status != 200) {
      throw SourceException.permanent(
          "CiviCRM at %s does not know the request for %s (HTTP %d). Is system.civicrm.api.url the address that ends in /civicrm/ajax/api4?"
              .formatted(address(), entity, status));
    }
  }

  private SourceException unreachable(IOException e) {
    String where = URI.create(address()).getHost();
    String why = "it broke off.";
    if (has(e, UnknownHostException.class)
        || has(e, java.nio.channels.UnresolvedAddressException.class)) {
      why = "no machine of that name is known. Check system.civicrm.api.url.";
    } else if (has(e, java.security.cert.CertificateExpiredException.class)) {
      return SourceException.permanent(
          "The certificate of %s has expired, so nothing was sent. Whoever runs that site has to renew it."
              .formatted(where),
          e);
    } else if (has(e, SSLException.class)) {
      return SourceException.permanent(
          "%s cannot prove who it is: its certificate is not trusted or is of another name. Whoever runs that site has to put it right."
              .formatted(where),
          e);
    } else if (e instanceof HttpTimeoutException) {
      why = "it did not answer in time.";
    } else if (has(e, ConnectException.class)) {
      why = "nothing answers there. Is the site up?";
    }
    return SourceException.retriable(
        "CiviCRM at %s could not be reached: %s It is tried again.".formatted(where, why), e);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Instant> clock(HttpResponse<?> response) {
    try {
      return response
          .headers()
          .firstValue("Date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
