package org.fingerpost.connector.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A door in front of a server on this machine, which can be shut and opened again: a network that
 * breaks, without stopping the server. Safe for use by many threads.
 */
public final class Gate implements AutoCloseable {
  private final ServerSocket door;
  private final int behind;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger visitors = new AtomicInteger();
  private volatile boolean shut;

  /** Opens a door to that port of this machine. */
  public Gate(int behind) throws IOException {
    this.behind = behind;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::letIn);
  }

  /** The port of the door. */
  public int port() {
    return door.getLocalPort();
  }

  /** How many came so far. */
  public int visitors() {
    return visitors.get();
  }

  /** Breaks all connections and lets nobody in. */
  public void shut() {
    shut = true;
    open.forEach(Gate::drop);
    open.clear();
  }

  /** Lets everybody in again. */
  public void reopen() {
    shut = false;
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket visitor = door.accept();
        visitors.incrementAndGet();
        if (shut) {
          drop(visitor);
        } else {
          connect(visitor);
        }
      } catch (IOException e) {
        // The door was closed, or nobody is behind it: the visitor sees a broken connection.
      }
    }
  }

  private void connect(Socket visitor) throws IOException {
    open.add(visitor);
    Socket server;
    try {
      server = new Socket(InetAddress.getLoopbackAddress(), behind);
    } catch (IOException e) {
      drop(visitor);
      throw e;
    }
    server.setTcpNoDelay(true);
    visitor.setTcpNoDelay(true);
    open.add(server);
    start(() -> copy(visitor, server));
    start(() -> copy(server, visitor));
  }

  private void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // One side hung up; the other learns it below.
    } finally {
      drop(from);
      drop(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed either way.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "gate");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
    shut();
  }
}
