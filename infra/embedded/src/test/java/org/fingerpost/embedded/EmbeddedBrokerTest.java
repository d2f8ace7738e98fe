package org.fingerpost.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  @TempDir Path folder;

  @Test
  void records_and_address_survive_a_restart() {
    String address;
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      address = broker.bootstrapServers();
      Records.createTopic(address, "joint.organization", 2);
      Records.write(address, "joint.organization", 100);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      assertThat(broker.bootstrapServers()).isEqualTo(address);
      assertThat(Records.count(address, "joint.organization")).isEqualTo(100);
    }
  }

  @Test
  void a_second_broker_on_the_same_folder_is_refused_with_a_sentence() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(folder))
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("Another process already runs on the folder");
      assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
    }
  }

  @Test
  void a_port_that_is_in_use_is_named() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerSettings settings = BrokerSettings.defaults().withPort(other.getLocalPort());
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, settings))
          .hasMessageContaining("Port " + other.getLocalPort())
          .hasMessageContaining("in use");
    }
  }
}
