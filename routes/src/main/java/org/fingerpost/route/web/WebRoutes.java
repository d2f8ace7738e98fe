package org.fingerpost.route.web;

import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/** Routes that lay endpoints at addresses of the hub's own HTTP server. */
public abstract class WebRoutes extends RouteBuilder {
  private static final String HEADERS = "fingerpostWebHeaders";

  /** Answers at exactly that path; a part in braces matches anything but a slash. */
  protected final void serve(String routeId, String path, Endpoint endpoint) {
    lay(routeId, path, "GET,HEAD", "", endpoint);
  }

  /**
   * As {@link #serve}, and takes forms that are posted there. Of any other kind of body nothing is
   * read (415): the server would put the files of one on the disk before anybody is asked.
   */
  protected final void serveForm(String routeId, String path, Endpoint endpoint) {
    serve(routeId, path, endpoint);
    lay(routeId + "-sent", path, "POST", "&consumes=application/x-www-form-urlencoded", endpoint);
  }

  /** Answers at that path and everything below it, other sites' pages included. */
  protected final void serveAllBelow(String routeId, String path, Endpoint endpoint) {
    lay(routeId, path, "GET,HEAD,OPTIONS", "&matchOnUriPrefix=true", endpoint);
  }

  /** Tells everybody who watches, by Server-Sent Events, how things stand whenever that changes. */
  protected final void serveLive(String path, LiveText text) throws Exception {
    Watchers watchers = new Watchers(text);
    withRouter(router -> router.get(path).handler(watchers::handle));
  }

  /** Does that with the server's own router, for what no route of Camel can say. */
  final void withRouter(Consumer<VertxPlatformHttpRouter> deed) throws Exception {
    getContext()
        .addStartupListener(
            (context, alreadyStarted) ->
                context.getRegistry().findByType(VertxPlatformHttpRouter.class).forEach(deed));
  }

  private void lay(String routeId, String path, String methods, String more, Endpoint endpoint) {
    getContext().getRegistry().bind(HEADERS, headerFilter());
    from("platform-http:%s?httpMethodRestrict=%s&headerFilterStrategy=#%s%s"
            .formatted(path, methods, HEADERS, more))
        .routeId(routeId)
        .process(new WebProcessor(endpoint));
  }

  /** Camel's own filter would also take Cache-Control out of the answers. */
  private static DefaultHeaderFilterStrategy headerFilter() {
    DefaultHeaderFilterStrategy filter = new DefaultHeaderFilterStrategy();
    filter.setLowerCase(true);
    filter.setInFilterStartsWith("camel");
    filter.setOutFilterStartsWith("camel");
    return filter;
  }
}
