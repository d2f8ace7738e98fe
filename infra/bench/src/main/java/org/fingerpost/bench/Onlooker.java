package org.fingerpost.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.route.access.AccountException;
import org.fingerpost.route.access.Accounts;
import org.fingerpost.route.access.Role;
import org.postgresql.ds.PGSimpleDataSource;

/** Somebody who is signed in to a hub's console and looks at its pages. */
final class Onlooker {
  private static final String NAME = "bench";
  private static final String PASSWORD = "measured on a quiet machine";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final URI hub;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  private Onlooker(URI hub) {
    this.hub = hub;
  }

  /** Makes the account by which all of them sign in. */
  static void admit(DatabaseAddress joint) throws SQLException, AccountException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setURL(joint.url());
    database.setUser(joint.user());
    database.setPassword(joint.password());
    new Accounts(database, Clock.systemUTC())
        .add(NAME, "Bench", EnumSet.of(Role.OPS), Optional.empty(), PASSWORD);
  }

  static Onlooker signedIn(URI hub) throws IOException, InterruptedException {
    Onlooker onlooker = new Onlooker(hub);
    Matcher token = TOKEN.matcher(onlooker.get("/sign-in", 200));
    token.find();
    String form =
        "token=%s&name=%s&password=%s&to=%%2F"
            .formatted(encoded(token.group(1)), NAME, encoded(PASSWORD));
    HttpRequest request =
        HttpRequest.newBuilder(hub.resolve("/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    onlooker.client.send(request, HttpResponse.BodyHandlers.discarding());
    return onlooker;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Reads a page.
   *
   * @throws IllegalStateException when its status is another
   */
  String get(String path, int status) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(hub.resolve(path)).header("Accept", "text/html").build();
    HttpResponse<String> page = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (page.statusCode() != status) {
      throw new IllegalStateException(path + " answered " + page.statusCode());
    }
    return page.body();
  }

  /** Another connection of the same person's browser, which costs the machine next to nothing. */
  PlainConnection connect() throws IOException {
    List<String> cookies =
        client.cookieHandler().orElseThrow().get(hub, Map.of()).getOrDefault("Cookie", List.of());
    return new PlainConnection(hub, String.join("; ", cookies));
  }
}
