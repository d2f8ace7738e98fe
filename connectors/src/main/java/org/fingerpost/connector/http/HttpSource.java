package org.fingerpost.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.HttpAccess;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.schema.Json;

/**
 * Asks one system on the web: with its key, no more often than it allows, following no redirect
 * that would take the key elsewhere. Safe for use by many threads.
 */
public final class HttpSource {
  private static final int TRIES = 4;
  private static final long LONGEST_WAIT_SECONDS = 35;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpAccess access;
  private final Function<Secret, String> secrets;
  private final Exchange exchange;
  private final Credentials credentials;
  private final RateGate gate;
  private final HttpFailure failure;
  private final Redirects redirects;

  /** Asks as the descriptor says; nothing is sent yet. */
  public HttpSource(HttpAccess access, Function<Secret, String> secrets) {
    this(access, secrets, Exchange::shared, Exchange.LONGEST, PATIENCE);
  }

  /** As above, for answers of another length. */
  public HttpSource(HttpAccess access, Function<Secret, String> secrets, long longest) {
    this(access, secrets, Exchange::shared, longest, PATIENCE);
  }

  HttpSource(
      HttpAccess access,
      Function<Secret, String> secrets,
      Supplier<HttpClient> client,
      long longest,
      Duration patience) {
    this.access = access;
    this.secrets = secrets;
    this.exchange = new Exchange(client, longest, patience);
    this.credentials = new Credentials(access.authentication(), secrets, exchange);
    this.gate = new RateGate(access.rateLimit());
    this.failure = new HttpFailure(access.url().toString());
    this.redirects = new Redirects(access, failure);
  }

  /** The address as it may be shown. */
  public String where() {
    return access.url().toString();
  }

  /** The address itself, which may be secret. */
  public URI base() throws SourceException {
    String text = access.url().isSecret() ? secrets.apply(access.url().secret()) : raw();
    return Addresses.parse(text.replaceFirst("(?i)^webcal:", "https:"), where());
  }

  private String raw() {
    return access.url().text();
  }

  /** The answer to a request for JSON. */
  public Answer ask(URI address) throws SourceException, InterruptedException {
    return get(address, Map.of("Accept", "application/json"));
  }

  /**
   * The answer to a request.
   *
   * @param headers of this request alone, such as {@code If-None-Match}
   * @throws SourceException when no answer of success came; it says whether to try again
   */
  public Answer get(URI address, Map<String, String> headers)
      throws SourceException, InterruptedException {
    Answer answer = patiently(address, headers);
    if (answer.status() / 100 != 2 && !answer.isUnchanged()) {
      throw failure.status(answer.status());
    }
    return answer;
  }

  /** The answer to a request for one record's JSON; empty where it is not, or no longer, there. */
  public Optional<Answer> find(URI address) throws SourceException, InterruptedException {
    Answer answer = patiently(address, Map.of("Accept", "application/json"));
    if (answer.status() == 404 || answer.status() == 410) {
      return Optional.empty();
    } else if (answer.status() / 100 != 2) {
      throw failure.status(answer.status());
    }
    return Optional.of(answer);
  }

  private Answer patiently(URI address, Map<String, String> headers)
      throws SourceException, InterruptedException {
    Answer answer = follow(address, headers);
    for (int tries = 1; tries < TRIES && (mayAskAgain(answer) || isRenewed(answer)); tries++) {
      answer = follow(address, headers);
    }
    return answer;
  }

  /** The answer's JSON. */
  public JsonNode json(Answer answer) throws SourceException {
    byte[] body = answer.body();
    if (answer.isWebPage()) {
      throw failure.webPage();
    }
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      if (json == null || json.isMissingNode()) {
        throw failure.notJson();
      }
      return json;
    } catch (IOException e) {
      throw failure.notJson();
    }
  }

  /**
   * Where an answer says to go next.
   *
   * @throws SourceException when a key would be taken elsewhere
   */
  public URI linked(URI from, String link) throws SourceException {
    URI to = redirects.resolve(from, link);
    if (!Addresses.isSamePlace(from, to)) {
      throw failure.redirected(to);
    }
    return to;
  }

  /** The sentences for what goes wrong at this system. */
  public HttpFailure failure() {
    return failure;
  }

  private Answer follow(URI address, Map<String, String> headers)
      throws SourceException, InterruptedException {
    URI here = address;
    boolean withKey = true;
    for (int hops = 0; hops <= Redirects.MOST; hops++) {
      Answer answer = send(here, headers, withKey);
      Optional<URI> to = redirects.next(here, answer);
      if (to.isEmpty()) {
        return answer;
      }
      withKey &= Addresses.isSamePlace(here, to.get());
      here = to.get();
    }
    throw failure.tooManyRedirects();
  }

  private Answer send(URI address, Map<String, String> headers, boolean withKey)
      throws SourceException, InterruptedException {
    gate.pass();
    try {
      return exchange.send(request(address, headers, withKey), failure);
    } catch (IllegalArgumentException e) {
      // Its message would quote the header, which may be the key.
      throw failure.notSendable();
    }
  }

  private HttpRequest request(URI address, Map<String, String> headers, boolean withKey)
      throws SourceException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(withKey ? credentials.onto(address) : address)
            .setHeader("User-Agent", "fingerpost");
    if (withKey) {
      access.headers().forEach(request::setHeader);
    }
    headers.forEach(request::setHeader);
    if (withKey) {
      credentials.sign(request);
    }
    return request.GET().build();
  }

  private boolean isRenewed(Answer answer) {
    return answer.status() == 401 && credentials.renew();
  }

  /** Waits as long as the system asks, where that is not too long. */
  private boolean mayAskAgain(Answer answer) throws SourceException, InterruptedException {
    boolean asks = answer.status() == 503 && answer.header("Retry-After").isPresent();
    if (answer.status() != 429 && !asks) {
      return false;
    }
    long seconds = RetryAfter.seconds(answer);
    if (seconds > LONGEST_WAIT_SECONDS) {
      throw failure.askedToWait(seconds);
    }
    TimeUnit.SECONDS.sleep(seconds);
    return true;
  }
}
