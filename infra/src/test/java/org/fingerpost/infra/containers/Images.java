package org.fingerpost.infra.containers;

import org.testcontainers.utility.DockerImageName;

/** Which images the containers are of: the public ones, or what the environment names instead. */
final class Images {
  private Images() {}

  static DockerImageName kafka() {
    return image("KAFKA_IMAGE", "apache/kafka", "4.3.1");
  }

  static DockerImageName postgres() {
    return image("POSTGRES_IMAGE", "postgres", "15");
  }

  static DockerImageName mariaDb() {
    return image("MARIADB_IMAGE", "mariadb", "10.11");
  }

  private static DockerImageName image(String variable, String name, String tag) {
    return DockerImageName.parse(System.getenv().getOrDefault(variable, name + ':' + tag))
        .asCompatibleSubstituteFor(name);
  }
}
