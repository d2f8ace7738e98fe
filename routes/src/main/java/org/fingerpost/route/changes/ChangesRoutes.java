package org.fingerpost.route.changes;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.LifecycleStrategySupport;
import org.fingerpost.route.web.WebRoutes;

/** The feed over HTTP: pages of changes, downloads, events, and webhooks. */
public final class ChangesRoutes extends WebRoutes {
  private static final long WEBHOOK_MILLIS = 1_000;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

  private final DataSource database;
  private final Clock clock;
  private final String publicAddress;
  private final Duration firstPause;

  /**
   * Reads that database; of it, writes how far webhooks were told.
   *
   * @param publicAddress where the hub is reached from outside, without a slash at the end
   */
  public ChangesRoutes(DataSource database, Clock clock, String publicAddress) {
    this(database, clock, publicAddress, FIRST_PAUSE);
  }

  /** With the pause after a webhook's first failure; each further one doubles it. */
  public ChangesRoutes(
      DataSource database, Clock clock, String publicAddress, Duration firstPause) {
    this.database = database;
    this.clock = clock;
    this.publicAddress = publicAddress;
    this.firstPause = firstPause;
  }

  @Override
  public void configure() throws Exception {
    ChangeStore store = new ChangeStore(database);
    ChangePages pages = new ChangePages(store, clock, publicAddress);
    serveAllBelow("changes", ChangePages.PATH, pages::answer);
    serveAllBelow("downloads", Downloads.PATH, new Downloads(store)::answer);
    getContext().addStartupListener(new Streams(store));
  }

  /** What the server does by itself, once it stands. */
  private final class Streams implements StartupListener {
    private final ChangeStore store;

    private Streams(ChangeStore store) {
      this.store = store;
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
      Optional<VertxPlatformHttpRouter> server =
          context.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
              .filter(VertxPlatformHttpRouter::isMainServer)
              .findFirst();
      server.ifPresent(router -> begin(context, router));
    }

    private void begin(CamelContext context, VertxPlatformHttpRouter router) {
      EventStream events = new EventStream(store, clock, router.vertx());
      // Before the route of everything below /changes.
      router.get(EventStream.PATH).order(-1).handler(events::open);
      WebhookSender sender =
          new WebhookSender(new WebhookQueue(database), store, clock, firstPause);
      Ticker webhooks = new Ticker(router.vertx(), WEBHOOK_MILLIS, sender::sendDue);
      webhooks.start();
      context.addLifecycleStrategy(
          new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext stopping) {
              webhooks.stop();
              events.close();
            }
          });
    }
  }
}
