package org.fingerpost.route.access;

import java.time.Clock;
import javax.sql.DataSource;
import org.fingerpost.route.control.Audit;
import org.fingerpost.route.web.WebRoutes;

/** Sign-in and sign-out, on the hub's HTTP server. */
public final class AccessRoutes extends WebRoutes {
  private final DataSource database;
  private final Clock clock;
  private final Access access;
  private final AccessSettings settings;

  /** Signs people in whom that access then knows. */
  public AccessRoutes(DataSource database, Clock clock, Access access, AccessSettings settings) {
    this.database = database;
    this.clock = clock;
    this.access = access;
    this.settings = settings;
  }

  @Override
  public void configure() {
    Accounts accounts = new Accounts(database, clock);
    Audit audit = new Audit(database);
    SignInPages pages =
        new SignInPages(access, accounts, new Attempts(database, clock), audit, settings);
    serveForm("access-sign-in", SignInPages.PATH, pages::signIn);
    serveForm("access-sign-out", "/sign-out", pages::signOut);
    settings.openId().ifPresent(openId -> serveProvider(openId, accounts));
  }

  private void serveProvider(OpenIdSettings openId, Accounts accounts) {
    OpenIdProvider provider =
        new OpenIdProvider(openId, settings.publicAddress() + OpenIdPages.BACK);
    OpenIdPages pages =
        new OpenIdPages(
            access,
            accounts,
            new Errands(database, clock),
            new Audit(database),
            provider,
            openId.rules());
    serve("access-openid", OpenIdPages.PATH, pages::leave);
    serve("access-openid-back", OpenIdPages.BACK, pages::comeBack);
  }
}
