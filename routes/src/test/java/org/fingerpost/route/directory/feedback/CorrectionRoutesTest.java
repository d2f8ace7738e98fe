package org.fingerpost.route.directory.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TestHub;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;
import org.junit.jupiter.api.Test;

/** What visitors say, on a real broker and from a real database. */
class CorrectionRoutesTest {
  private static final String MEMBER = "barn-" + UUID.randomUUID();

  @Test
  void a_remark_reaches_its_member_once_and_is_taken_back_after_90_days() throws Exception {
    try (TestHub hub = TestHub.of()) {
      CorrectionStore store = new CorrectionStore(TestHub.database());
      CorrectionRoutes routes = new CorrectionRoutes(hub.services());
      Correction said =
          Correction.of(
              Kind.SERVICE,
              UUID.randomUUID(),
              new SourceKey(MEMBER, "groups", "10"),
              "phones",
              "01632 960123",
              "Nobody answers.\nIt is <b>disconnected</b>.");
      assertThat(store.keep(said)).isTrue();
      routes.relay();
      routes.relay();
      assertThat(read()).hasSize(1).allSatisfy(record -> assertIsAsTheContractSays(record, said));
      age(said.id());
      routes.relay();
      routes.relay();
      assertThat(read()).hasSize(2).last().satisfies(gone -> assertThat(gone.value()).isNull());
      assertThat(store.expired()).isEmpty();
    }
  }

  private static void assertIsAsTheContractSays(
      ConsumerRecord<String, byte[]> record, Correction said) {
    assertThat(record.key()).isEqualTo(said.id().toString());
    assertThat(new String(record.value(), UTF_8)).contains("phones", "Nobody answers.");
    assertThat(EventRecords.text(record.headers(), EventHeaders.SUBJECT)).isEqualTo("10");
    assertThat(schema().validate(Json.readObject(record.value()))).isEmpty();
  }

  private static Schema schema() {
    try (InputStream in =
        Json.class.getResourceAsStream("/org/fingerpost/schema/correction.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ConsumerRecord<String, byte[]>> read() {
    return TestBroker.read(TestBroker.settings(), Topics.memberCorrections(MEMBER));
  }

  private static void age(UUID id) throws SQLException {
    try (Connection connection = TestHub.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE correction SET received = received - interval '91 days' WHERE correction_id = '%s'"
              .formatted(id));
    }
  }
}
