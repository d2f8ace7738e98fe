package org.fingerpost.route.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts, with cookies of its own, that follows where it is sent. */
public final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final String address;
  private final boolean follows;
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  public Browser(String address) {
    this(address, true);
  }

  private Browser(String address, boolean follows) {
    this.address = address;
    this.follows = follows;
  }

  /** One that stays where it is, so that a test sees where it would be sent. */
  static Browser thatStays(String address) {
    return new Browser(address, false);
  }

  /** Where an answer sends the browser. */
  static String sentTo(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** Signs in through the form, as a person does. */
  public static Browser signedIn(String address, String name, String password) {
    Browser browser = new Browser(address);
    browser.signIn(name, password);
    return browser;
  }

  public HttpResponse<String> signIn(String name, String password) {
    return post(
        "/sign-in", "token", token(get("/sign-in")), "name", name, "password", password, "to", "/");
  }

  /** Opens a stream, to be read as it comes. */
  public BufferedReader stream(String path) {
    try {
      return new BufferedReader(
          new InputStreamReader(
              client
                  .send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream())
                  .body(),
              StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Posts a form: names and values in turn. */
  public HttpResponse<String> post(String path, String... form) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < form.length; i += 2) {
      body.append(i == 0 ? "" : "&").append(form[i]).append('=');
      body.append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** The form token of a page. */
  public static String token(HttpResponse<String> page) {
    Matcher matcher = TOKEN.matcher(page.body());
    if (!matcher.find()) {
      throw new AssertionError("no form on the page with status " + page.statusCode());
    }
    return matcher.group(1);
  }

  List<java.net.HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  private HttpRequest.Builder request(String path) {
    URI target = path.startsWith("http") ? URI.create(path) : URI.create(address + path);
    return HttpRequest.newBuilder(target).header("Accept", "text/html");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      // Java's own client would take the form's Content-Type along to where it is sent.
      boolean isSentOn = follows && answer.statusCode() / 100 == 3;
      return isSentOn ? get(answer.uri().resolve(sentTo(answer)).toString()) : answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
