package org.fingerpost.infra.hub;

import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.Main;

/** Camel with the hub's routes and its HTTP server. */
final class CamelRuntime implements AutoCloseable {
  /** A batch takes less; a route that hangs must not make a person wait for longer than this. */
  private static final int SHUTDOWN_SECONDS = 8;

  private final Main main;

  private CamelRuntime(Main main) {
    this.main = main;
  }

  static CamelRuntime start(WebAddress address, List<RoutesBuilder> routes) {
    Main main = new Main();
    main.setDefaultPropertyPlaceholderLocation("false");
    main.configure().setName("fingerpost");
    main.configure().setShutdownTimeout(SHUTDOWN_SECONDS);
    main.configure().setShutdownLogInflightExchangesOnTimeout(false);
    main.configure().httpServer().withEnabled(true);
    main.configure().httpServer().withHost(address.bind()).withPort(address.port());
    routes.forEach(main.configure()::addRoutesBuilder);
    CamelRuntime runtime = new CamelRuntime(main);
    try {
      main.start();
      return runtime;
    } catch (RuntimeException e) {
      runtime.close();
      throw e;
    }
  }

  @Override
  public void close() {
    main.stop();
  }
}
