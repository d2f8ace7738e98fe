package org.fingerpost.route.operate;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** The Kafka cluster: at least one broker has to answer. */
record BrokerDependency(Admin admin) implements Dependency {
  private static final int MILLISECONDS = 2_000;

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public void check() throws Exception {
    admin
        .describeCluster(new DescribeClusterOptions().timeoutMs(MILLISECONDS))
        .nodes()
        .get(MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  @Override
  public String advice() {
    return "No Kafka broker answers. See that it runs and that FINGERPOST_KAFKA_BROKERS leads to it;"
        + " the hub goes on by itself when it is back, and nothing is lost meanwhile.";
  }
}
