package org.fingerpost.connector.database;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** Which images the containers are of: the public ones, or what the environment names instead. */
public final class Images {
  private Images() {}

  /** Of a broker: {@code KAFKA_IMAGE}. */
  public static DockerImageName kafka() {
    return image("KAFKA_IMAGE", "apache/kafka", "4.3.1");
  }

  /** Of a PostgreSQL: {@code POSTGRES_IMAGE}. */
  public static DockerImageName postgres() {
    return image("POSTGRES_IMAGE", "postgres", "15");
  }

  /** Of a MariaDB: {@code MARIADB_IMAGE}. */
  public static DockerImageName mariaDb() {
    return image("MARIADB_IMAGE", "mariadb", "10.11");
  }

  /** Of a MySQL: {@code MYSQL_IMAGE}. */
  public static DockerImageName mySql() {
    return image("MYSQL_IMAGE", "mysql", "8.4");
  }

  /** Whether containers run here and that image can be had, if only by fetching it. */
  public static boolean hasMySql() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return false;
    }
    // The container says each failure to fetch it by one exception, the image alone does not.
    try (GenericContainer<?> container = new GenericContainer<>(mySql())) {
      container.getDockerImageName();
      return true;
    } catch (ContainerFetchException e) {
      return false;
    }
  }

  private static DockerImageName image(String variable, String name, String tag) {
    return DockerImageName.parse(System.getenv().getOrDefault(variable, name + ':' + tag))
        .asCompatibleSubstituteFor(name);
  }
}
