package org.fingerpost.route.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import org.fingerpost.route.access.Accounts.Known;
import org.fingerpost.route.access.Passwords.BusyException;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Audit;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** Where people sign in with an account of the hub, and out. */
final class SignInPages {
  static final String PATH = "/sign-in";

  /** Ties a sign-in form to the browser that it was shown to. */
  private static final String VISIT = "fingerpost_visit";

  private static final long VISIT_SECONDS = 3_600;
  private static final String WRONG =
      "Name and password do not belong together. Look at both and try again.";
  private static final String TOO_MANY =
      "There were too many attempts with this name or from here. Wait a quarter of an hour at most, and try again.";

  private final Access access;
  private final Accounts accounts;
  private final Attempts attempts;
  private final Audit audit;
  private final AccessSettings settings;

  SignInPages(
      Access access, Accounts accounts, Attempts attempts, Audit audit, AccessSettings settings) {
    this.access = access;
    this.accounts = accounts;
    this.attempts = attempts;
    this.audit = audit;
    this.settings = settings;
  }

  /** The sign-in page's address, which leads back to what was asked for. */
  static String pathTo(WebRequest request) {
    return PATH + "?to=" + encoded(request.path());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** An address of this hub; anything else is not followed. */
  static String local(Optional<String> address) {
    return address
        .filter(to -> to.matches("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]{0,1000}"))
        .orElse("/");
  }

  WebResponse signIn(WebRequest request) throws SQLException {
    return request.isPost() ? attempt(request) : form(request, 200, "", request.parameter("to"));
  }

  private WebResponse form(WebRequest request, int status, String problem, Optional<String> asked)
      throws SQLException {
    String visit = request.cookie(VISIT).orElseGet(Token::random);
    String to = local(asked);
    SignInView view =
        new SignInView(
            problem,
            request.field("name").orElse(""),
            to,
            Token.forForms(visit),
            settings.openId().map(OpenIdSettings::title).orElse(""),
            OpenIdPages.PATH + "?to=" + encoded(to),
            accounts.isEmpty());
    return Pages.render(status, "access/sign-in", view)
        .with("Cache-Control", "no-store")
        .with("Set-Cookie", access.cookie(VISIT, visit, VISIT_SECONDS));
  }

  private WebResponse attempt(WebRequest request) throws SQLException {
    Access.requireToken(request, Token.forForms(request.cookie(VISIT).orElseGet(Token::random)));
    String name = request.field("name").orElse("").strip();
    if (!attempts.mayTry(name, request.asker())) {
      return form(request, 429, TOO_MANY, request.field("to")).with("Retry-After", "900");
    }
    try {
      Optional<Account> account = verified(name, request.field("password").orElse(""));
      return account.isPresent()
          ? welcome(request, account.get())
          : form(request, 403, WRONG, request.field("to"));
    } catch (BusyException e) {
      return form(request, 503, "Many sign in just now. Try again.", request.field("to"));
    }
  }

  /** Takes as long for a name that is not there as for one that is. */
  private Optional<Account> verified(String name, String password)
      throws SQLException, BusyException {
    if (password.length() > Passwords.LONGEST) {
      return Optional.empty();
    }
    Optional<Known> known = accounts.find(name);
    Optional<String> secret = known.flatMap(Known::secret);
    boolean isRight =
        secret.isPresent()
            ? Passwords.matches(password, secret.get())
            : Passwords.matchesNobody(password);
    return known.map(Known::account).filter(account -> isRight && !account.isDisabled());
  }

  private WebResponse welcome(WebRequest request, Account account) throws SQLException {
    attempts.succeeded(account.name());
    audit.note(new Asked(account.name(), ""), "sign in", account.name(), "");
    return access.signedIn(WebResponse.seeOther(local(request.field("to"))), account);
  }

  WebResponse signOut(WebRequest request) throws SQLException {
    Viewer viewer = access.viewer(request);
    if (!request.isPost() || !viewer.isSignedIn()) {
      return WebResponse.seeOther("/");
    }
    Access.requireToken(request, viewer.formToken());
    return access.signedOut(request, WebResponse.seeOther("/"));
  }
}
