package org.fingerpost.route.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fingerpost.route.joint.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several processes that link by a model over one joint database, at once. */
class SeveralResolversTest {
  private static final int PROCESSES = 2;

  private static HikariDataSource database;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void several_processes_at_once_leave_what_one_alone_leaves() throws Exception {
    Resolving one = new Resolving(database, 1, 0);
    Hub.empty(database);
    for (Resolving.Turn turn : Resolving.Turn.values()) {
      one.take(turn);
    }
    String alone = outcome();
    assertThat(joined()).as("records that stand with another").isEqualTo(Resolving.SHARED);

    Hub.empty(database);
    inProcesses();
    assertThat(outcome()).isEqualTo(alone);
  }

  private static void inProcesses() throws IOException {
    List<ResolvingProcess> processes = new ArrayList<>();
    try {
      for (int number = 0; number < PROCESSES; number++) {
        processes.add(ResolvingProcess.launch(database, PROCESSES, number));
      }
      for (Resolving.Turn turn : Resolving.Turn.values()) {
        processes.forEach(each -> each.begin(turn));
        for (ResolvingProcess each : processes) {
          each.awaitEnd(turn);
        }
      }
    } finally {
      processes.forEach(ResolvingProcess::close);
    }
  }

  private static String outcome() {
    return Hub.outcome(database)
        + Hub.rows(database, "SELECT kind, version, records FROM link_model ORDER BY 1, 2");
  }

  private static int joined() {
    String query = "SELECT count(*) FROM source_record WHERE joint_id <> source_id";
    return Integer.parseInt(Hub.rows(database, query).replaceAll("\\D", ""));
  }
}
