package org.fingerpost.route.access;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fingerpost.route.access.Errands.Errand;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Audit;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends people to the provider, and takes them in when they come back with its word. */
final class OpenIdPages {
  static final String PATH = "/sign-in/openid";
  static final String BACK = "/sign-in/openid/back";

  /** Ties the errand to the browser that left on it. */
  private static final String COOKIE = "fingerpost_errand";

  private static final Logger LOG = LoggerFactory.getLogger(OpenIdPages.class);

  private final Access access;
  private final Accounts accounts;
  private final Errands errands;
  private final Audit audit;
  private final OpenIdProvider provider;
  private final List<RoleRule> rules;

  OpenIdPages(
      Access access,
      Accounts accounts,
      Errands errands,
      Audit audit,
      OpenIdProvider provider,
      List<RoleRule> rules) {
    this.access = access;
    this.accounts = accounts;
    this.errands = errands;
    this.audit = audit;
    this.provider = provider;
    this.rules = rules;
  }

  WebResponse leave(WebRequest request) throws SQLException {
    String state = Token.random();
    Errand errand = Errand.to(SignInPages.local(request.parameter("to")));
    try {
      String there = provider.wayThere(state, errand).toString();
      errands.begin(state, errand);
      return WebResponse.seeOther(there)
          .with("Set-Cookie", access.cookie(COOKIE, state, Errands.LONGEST.toSeconds()));
    } catch (OpenIdException e) {
      LOG.warn("Nobody can sign in by OpenID Connect now: {}", e.getMessage());
      return sorry(503, e.getMessage() + " Try again soon, or sign in with an account of the hub.");
    }
  }

  WebResponse comeBack(WebRequest request) throws SQLException {
    Optional<String> state =
        request
            .parameter("state")
            .filter(
                given ->
                    request.cookie(COOKIE).filter(held -> Token.areEqual(held, given)).isPresent());
    Optional<Errand> errand = state.isPresent() ? errands.end(state.get()) : Optional.empty();
    Optional<String> code = request.parameter("code");
    if (errand.isEmpty()) {
      return sorry(
          400,
          "This sign-in was begun elsewhere, took longer than ten minutes or is done already. Begin again.");
    }
    return code.isPresent()
        ? welcome(code.get(), errand.get())
        : sorry(403, "The provider did not let you in. Begin again, or ask whoever runs it.");
  }

  private WebResponse welcome(String code, Errand errand) throws SQLException {
    try {
      OpenIdPerson person = provider.person(code, errand);
      List<RoleRule> applying = person.applying(rules);
      return applying.isEmpty()
          ? sorry(
              403,
              "The provider knows you, but nothing that it says of you gives you a role here. Whoever runs the hub sets that with FINGERPOST_OPENID_ROLES.")
          : welcome(person, applying, errand);
    } catch (OpenIdException e) {
      LOG.warn("A sign-in by OpenID Connect was refused: {}", e.getMessage());
      return sorry(
          502, e.getMessage() + " Begin again; if it stays so, tell whoever runs the hub.");
    }
  }

  private WebResponse welcome(OpenIdPerson person, List<RoleRule> applying, Errand errand)
      throws SQLException {
    Set<Role> roles = applying.stream().map(RoleRule::role).collect(Collectors.toSet());
    Optional<String> member = applying.stream().flatMap(rule -> rule.member().stream()).findFirst();
    Account account = accounts.provided(person, roles, member);
    if (account.isDisabled()) {
      return sorry(403, "This account has been disabled here. Ask whoever runs the hub.");
    }
    audit.note(new Asked(account.name(), ""), "sign in", account.name(), "by OpenID Connect");
    return access.signedIn(WebResponse.seeOther(errand.goesTo()), account);
  }

  private static WebResponse sorry(int status, String sentence) {
    return Pages.message(status, "You are not signed in", sentence)
        .with("Cache-Control", "no-store");
  }
}
