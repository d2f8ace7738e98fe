package org.fingerpost.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A port chosen once and kept in a file, so that a restart listens where the last run listened and
 * addresses that people wrote down stay true.
 */
record RememberedPort(Path file) {

  /** The asked port if it is not 0; else the one remembered, if free; else a free one. */
  int choose(int asked) {
    if (asked != 0) {
      return isFree(asked) ? remember(asked) : taken(asked);
    }
    int last = last();
    return last != 0 && isFree(last) ? last : remember(anyFree());
  }

  private static int taken(int port) {
    throw new EmbeddedException(
        "Port " + port + " on this machine is in use. Stop what listens there, or choose another.");
  }

  private int last() {
    try {
      return Files.exists(file) ? Integer.parseInt(Files.readString(file).trim()) : 0;
    } catch (IOException | NumberFormatException e) {
      return 0; // a file that cannot be read is as good as none: the port is only a habit
    }
  }

  private int remember(int port) {
    try {
      Files.writeString(file, port + "\n");
      return port;
    } catch (IOException e) {
      throw new EmbeddedException("The file " + file + " cannot be written: " + e, e);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int anyFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EmbeddedException("This machine has no free port: " + e, e);
    }
  }
}
