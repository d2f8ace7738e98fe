package org.fingerpost.infra.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.route.collect.Brakes;
import org.fingerpost.route.joint.JointDatabase;
import org.fingerpost.route.operate.console.HeldDeletes.Held;
import org.fingerpost.route.operate.console.HeldDeletes.Missing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldByBrakeTest {
  @TempDir private Path folder;

  @Test
  void the_consoles_word_reaches_the_brake_and_only_about_the_list_that_was_seen()
      throws Exception {
    try (EmbeddedDatabase server = EmbeddedDatabase.start(folder).createDatabase("joint")) {
      DataSource database = server.dataSource("joint");
      JointDatabase.migrate(database);
      execute(
          database,
          "INSERT INTO collect_position (member, dataset, fingerprint) VALUES ('barn', 'groups', gen_random_uuid())",
          "INSERT INTO collect_brake (dataset_id, missing, total, held_since) SELECT dataset_id, 40, 90, now() FROM collect_position",
          "INSERT INTO collect_brake_key SELECT dataset_id, '17' FROM collect_position");
      HeldByBrake deletes = new HeldByBrake(new Brakes(database));
      Held seen = deletes.all().get(0);
      assertThat(seen.answer()).isEqualTo("waiting");
      assertThat(deletes.records(seen, 10)).containsExactly(new Missing("17", ""));

      execute(database, "UPDATE collect_brake SET revision = revision + 1");
      assertThat(deletes.say(seen, true, "ann", "closed down")).isPresent();
      assertThat(deletes.all().get(0).answer()).isEqualTo("waiting");

      assertThat(deletes.say(deletes.all().get(0), true, "ann", "closed down")).isEmpty();
      assertThat(deletes.all().get(0).answer()).isEqualTo("lifted");
    }
  }

  private static void execute(DataSource database, String... statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
