package org.fingerpost.route.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Several hubs that link by a model over one joint database, at once: each has what it remembers of
 * models and records to itself, as a process has, and takes the records of some partitions.
 */
class SeveralResolversTest {
  private static final int GROUPS = 240;

  /** So few that it is not yet time to learn again. */
  private static final int SHARED = 150;

  private static final int HUBS = 3;
  private static final int BATCH = 12;

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
  void several_hubs_at_once_leave_what_one_alone_leaves() throws Exception {
    String alone = outcome(1);
    assertThat(joined()).as("records that stand with another").isEqualTo(SHARED);

    assertThat(outcome(HUBS)).isEqualTo(alone);
  }

  /** Some records, a model learned from them, then more; and of some records a later version. */
  private static String outcome(int hubs) throws Exception {
    Hub.empty(database);
    List<Resolving> each = IntStream.range(0, hubs).mapToObj(n -> new Resolving(hubs, n)).toList();
    atOnce(each, hub -> hub.resolve(arrivals("barn", GROUPS, "Luncheon Club", 1)));
    atOnce(each, Resolving::learn);
    List<NormalisedChange> more = new ArrayList<>(arrivals("vale", SHARED, "Lunch Clb", 1));
    more.addAll(arrivals("barn", GROUPS, "Lunch Club", 2));
    atOnce(each, hub -> hub.resolve(more));
    return Hub.outcome(database)
        + Hub.rows(database, "SELECT kind, version, records FROM link_model ORDER BY 1, 2");
  }

  private static List<NormalisedChange> arrivals(
      String member, int groups, String name, int version) {
    List<NormalisedChange> arrivals = new ArrayList<>();
    for (int number = 0; number < groups; number++) {
      Hub.Draft draft =
          Hub.record(Kind.ORGANIZATION, member, "g" + number)
              .with("name", "%s %s".formatted(new UUID(number * 31L, number), name))
              .with("email", "office@group%d.example.org".formatted(number))
              .phone("+44 1632 9600%02d".formatted(number % 20));
      draft.address(number + " High Street", "Evesham", "WR%d 1AA".formatted(number % 9 + 1));
      arrivals.add(draft.at(version));
    }
    return arrivals;
  }

  private static int joined() {
    String query = "SELECT count(*) FROM source_record WHERE joint_id <> source_id";
    return Integer.parseInt(Hub.rows(database, query).replaceAll("\\D", ""));
  }

  /** What one of the hubs does. */
  private interface Turn {
    void of(Resolving hub) throws SQLException;
  }

  /** Begins with all of them at the same moment, and waits for the end of each. */
  private static void atOnce(List<Resolving> hubs, Turn turn) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(hubs.size());
    try {
      CyclicBarrier start = new CyclicBarrier(hubs.size());
      List<Callable<Void>> turns = new ArrayList<>();
      for (Resolving hub : hubs) {
        turns.add(
            () -> {
              start.await();
              turn.of(hub);
              return null;
            });
      }
      for (Future<Void> each : threads.invokeAll(turns)) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  /** One of several that resolve: it takes the records whose keys fall to it. */
  private record Resolving(int hubs, int number, Linkages linkages) {
    Resolving(int hubs, int number) {
      this(hubs, number, Linkages.byModel(List.of()));
    }

    void resolve(List<NormalisedChange> all) {
      List<NormalisedChange> mine = all.stream().filter(each -> partition(each) == number).toList();
      for (int from = 0; from < mine.size(); from += BATCH) {
        Hub.resolve(database, linkages, mine.subList(from, Math.min(mine.size(), from + BATCH)));
      }
    }

    private int partition(NormalisedChange change) {
      return Math.floorMod(change.source().hashCode(), hubs);
    }

    void learn() throws SQLException {
      new Relearning(database, linkages).learn();
    }
  }
}
