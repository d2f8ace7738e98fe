package org.fingerpost.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A process that starts both engines and writes until it is killed, saying what is safe. */
final class EnginesProcess {
  static final String TOPIC = "joint.organization";

  private EnginesProcess() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("database"));
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
    Records.createTopic(broker.bootstrapServers(), TOPIC, 1);
    database.createDatabase("joint");
    EmbeddedDatabaseTest.run(database, "CREATE TABLE written (id int PRIMARY KEY)");
    try (Connection connection = database.dataSource("joint").getConnection();
        KafkaProducer<String, String> producer = producer(broker)) {
      write(connection, producer, broker);
    }
  }

  private static void write(
      Connection connection, KafkaProducer<String, String> producer, EmbeddedBroker broker)
      throws Exception {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO written VALUES (?)");
        Statement lost = connection.createStatement()) {
      lost.execute("SET application_name = 'writer'");
      for (int i = 0; ; i++) {
        producer.send(new ProducerRecord<>(TOPIC, "key " + i, "value")).get();
        broker.flush(Set.of(TOPIC));
        insert.setInt(1, i);
        insert.executeUpdate();
        System.out.println("safe " + i);
      }
    }
  }

  private static KafkaProducer<String, String> producer(EmbeddedBroker broker) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "0"),
        new StringSerializer(),
        new StringSerializer());
  }
}
