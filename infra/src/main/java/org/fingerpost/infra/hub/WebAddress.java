package org.fingerpost.infra.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/**
 * Where the hub is reached by HTTP, known to be free before anything else is started: an engine
 * that starts takes seconds, and a port in use is the likeliest mistake.
 */
record WebAddress(String bind, int port) {

  static WebAddress claim(String bind, int port) {
    InetSocketAddress address = new InetSocketAddress(bind, port);
    if (address.isUnresolved()) {
      throw new UsageException(
          "The address " + bind + " to listen on is unknown. Give one of this machine's.");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return new WebAddress(bind, socket.getLocalPort());
    } catch (IOException e) {
      throw new UsageException(
          "The hub cannot listen on %s port %d (%s). Stop what listens there, or choose another with --port."
              .formatted(bind, port, e.getMessage()),
          e);
    }
  }

  /** What to type into a browser on this machine. */
  URI uri() {
    boolean everywhere = bind.equals("0.0.0.0") || bind.equals("::");
    String host = everywhere ? "localhost" : bind.contains(":") ? "[" + bind + "]" : bind;
    return URI.create("http://" + host + ":" + port);
  }
}
