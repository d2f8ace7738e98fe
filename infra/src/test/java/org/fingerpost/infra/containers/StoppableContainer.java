package org.fingerpost.infra.containers;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.testcontainers.containers.GenericContainer;

/** Stops and starts a container as an operator would, data kept, at the same address. */
final class StoppableContainer {
  private static final int GRACE_SECONDS = 20;

  private final GenericContainer<?> container;

  StoppableContainer(GenericContainer<?> container) {
    this.container = container;
  }

  /** Before its first start: a container gets another port at each start unless it is given one. */
  static <C extends GenericContainer<C>> C atFixedPort(C container, int port) {
    try (ServerSocket socket = new ServerSocket(0)) {
      container.setPortBindings(List.of(socket.getLocalPort() + ":" + port));
      return container;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void stop() {
    container
        .getDockerClient()
        .stopContainerCmd(container.getContainerId())
        .withTimeout(GRACE_SECONDS)
        .exec();
  }

  void start() {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
  }
}
