package org.fingerpost.route.access;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.route.web.OtherAnswerException;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/**
 * Tells endpoints who is asking. An endpoint begins with {@link #viewer} where everybody may ask,
 * with {@link #require} where not, and with {@link #requireForm} where something is done. Safe for
 * use by many threads.
 */
public final class Access {
  private static final String COOKIE = "fingerpost_session";

  private final Sessions sessions;
  private final AccessSettings settings;

  public Access(DataSource database, Clock clock, AccessSettings settings) {
    this.sessions = new Sessions(database, clock);
    this.settings = settings;
  }

  /** Who is asking: {@link Viewer#PUBLIC} unless somebody is signed in. */
  public Viewer viewer(WebRequest request) throws SQLException {
    return viewer(request, true);
  }

  /** As {@link #viewer}, for what a page asks by itself: that keeps no session alive. */
  public Viewer onlooker(WebRequest request) throws SQLException {
    return viewer(request, false);
  }

  private Viewer viewer(WebRequest request, boolean isUse) throws SQLException {
    Optional<String> token = request.cookie(cookieName());
    Optional<Account> account =
        token.isPresent() ? sessions.find(token.get(), isUse) : Optional.empty();
    return account.map(found -> viewer(found, token.orElseThrow())).orElse(Viewer.PUBLIC);
  }

  private static Viewer viewer(Account account, String token) {
    return new Viewer(
        account.name(), account.title(), account.roles(), account.member(), Token.forForms(token));
  }

  /**
   * Who is asking, when that is somebody in the role.
   *
   * @throws OtherAnswerException with the way to the sign-in page, or a refusal
   */
  public Viewer require(WebRequest request, Role role) throws SQLException {
    Viewer viewer = viewer(request);
    if (!viewer.isSignedIn()) {
      throw new OtherAnswerException(signInFirst(request));
    }
    if (!viewer.has(role)) {
      throw new OtherAnswerException(notYours(request, viewer, role));
    }
    return viewer;
  }

  /**
   * As {@link #require}, for a form that does something: it has to come from a page of this hub
   * that was shown to this viewer.
   *
   * @throws OtherAnswerException also when it does not
   */
  public Viewer requireForm(WebRequest request, Role role) throws SQLException {
    Viewer viewer = require(request, role);
    requireToken(request, viewer.formToken());
    return viewer;
  }

  static void requireToken(WebRequest request, String expected) {
    String given = request.field(Viewer.TOKEN_FIELD).orElse("");
    if (given.isEmpty() || !Token.areEqual(given, expected)) {
      throw new OtherAnswerException(
          refusal(
              request,
              403,
              "This form has run out",
              "Nothing was done. Go back, load the page again and say it once more; it may have stood open while you signed in anew."));
    }
  }

  private static WebResponse signInFirst(WebRequest request) {
    if (request.wantsPage() && !request.isPost()) {
      return WebResponse.seeOther(SignInPages.pathTo(request));
    }
    return refusal(
        request,
        401,
        "You are not signed in, or no longer",
        "Nothing was done. Sign in at %s and do it again.".formatted(SignInPages.PATH));
  }

  private static WebResponse notYours(WebRequest request, Viewer viewer, Role role) {
    return refusal(
        request,
        403,
        "This is not for your account",
        "%s is not %s here. Whoever runs the hub can give the account that role, or sign in with another one."
            .formatted(viewer.title(), role.words()));
  }

  /** For a person who reads it in a browser, or for a program. */
  private static WebResponse refusal(
      WebRequest request, int status, String title, String sentence) {
    WebResponse answer =
        request.wantsPage()
            ? Pages.message(status, title, sentence)
            : WebResponse.problem(status, title, sentence);
    return answer.with("Cache-Control", "no-store");
  }

  /** A browser sends a cookie with that prefix only where it was set over HTTPS, for this host. */
  private String cookieName() {
    return settings.isHttps() ? "__Host-" + COOKIE : COOKIE;
  }

  WebResponse signedIn(WebResponse answer, Account account) throws SQLException {
    return answer.with(
        "Set-Cookie",
        cookie(cookieName(), sessions.begin(account.id()), Sessions.LONGEST.toSeconds()));
  }

  WebResponse signedOut(WebRequest request, WebResponse answer) throws SQLException {
    Optional<String> token = request.cookie(cookieName());
    if (token.isPresent()) {
      sessions.end(token.get());
    }
    return answer
        .with("Set-Cookie", cookie(cookieName(), "", 0))
        .with("Clear-Site-Data", "\"cache\"");
  }

  /** A cookie that no script reads and that no other site's form brings along. */
  String cookie(String name, String value, long seconds) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(name, value, seconds, settings.isHttps() ? "; Secure" : "");
  }
}
