package org.fingerpost.route.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.resolve.Hub.Draft;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that pour in: their links wait for what can be learned from all of them. */
class FloodTest {
  private static final int TWICE = 150;

  private static HikariDataSource database;

  private final Linkages linkages = Linkages.byModel(List.of());
  private final List<NormalisedChange> flood = flood();

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    Hub.empty(database);
  }

  @Test
  void while_records_pour_in_none_is_linked_and_at_the_end_all_are() throws SQLException {
    Relearning relearning = new Relearning(database, linkages);
    resolveAll(flood.subList(0, 400));
    relearning.turn();
    resolveAll(flood.subList(400, flood.size()));
    relearning.turn();
    relearning.turn();
    assertThat(number("link_model")).isZero();
    assertThat(number("joint_record")).isEqualTo(flood.size());

    relearning.turn();
    assertThat(number("link_model")).isOne();
    assertThat(number("joint_record")).isEqualTo(flood.size() - TWICE);
  }

  @ParameterizedTest
  @CsvSource({"100000, 100000", "300, 150"})
  void what_is_linked_at_once_is_what_comes_of_the_same_records_one_batch_after_the_other(
      int sample, int chunk) throws SQLException {
    Relearning relearning = new Relearning(database, linkages, new Relinking.Size(sample, chunk));
    resolveAll(flood);
    relearning.learn();
    assertThat(number("joint_record")).isEqualTo(flood.size() - TWICE);
    String atOnce = Hub.outcome(database);

    Hub.execute(
        database,
        "TRUNCATE source_record, joint_record, match_key, joint_redirect, outbox, link_pair, link_standing");
    List<NormalisedChange> otherOrder = new ArrayList<>(flood);
    Collections.shuffle(otherOrder, new Random(11));
    resolveAll(otherOrder);
    assertThat(Hub.outcome(database)).isEqualTo(atOnce);
  }

  @Test
  void what_changes_while_links_wait_stays_where_it_is_until_all_is_linked_anew()
      throws SQLException {
    resolveAll(flood);
    new Relearning(database, linkages).learn();
    Draft one = group(3, "barn");
    Draft other = group(3, "vale");
    UUID joint = joint(one);
    assertThat(joint(other)).isEqualTo(joint);

    Hub.execute(database, "UPDATE link_model SET records = 10");
    Hub.resolve(database, linkages, List.of(one.with("description", "Now on Fridays").at(5)));
    Hub.resolve(database, linkages, List.of(group(9_001, "barn").at(1)));
    assertThat(joint(one)).isEqualTo(joint);
    assertThat(joint(other)).isEqualTo(joint);
    Hub.resolve(database, linkages, List.of(group(9_001, "vale").at(1)));
    assertThat(joint(group(9_001, "vale"))).isNotEqualTo(joint(group(9_001, "barn")));

    new Relearning(database, linkages).learn();
    assertThat(joint(other)).isEqualTo(joint);
    assertThat(joint(group(9_001, "vale"))).isEqualTo(joint(group(9_001, "barn")));
  }

  /** Groups of one town with the same telephone by the dozen; some stand with two members. */
  private static List<NormalisedChange> flood() {
    List<NormalisedChange> flood = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      flood.add(group(i, "barn").at(1));
      if (i < TWICE) {
        flood.add(group(i, "vale").at(1));
      }
    }
    return flood;
  }

  private static Draft group(int number, String member) {
    Draft draft =
        Hub.record(Kind.ORGANIZATION, member, "g" + number)
            .with("name", "Group %s of %s".formatted(number, new UUID(number * 31L, number)))
            .with("email", "office@group%d.example.org".formatted(number))
            .charity(Integer.toString(9_000_000 + number))
            .phone("+44 1632 9600%02d".formatted(number % 20));
    return draft.address(number + " High Street", "Evesham", "WR%d 1AA".formatted(number % 9 + 1));
  }

  private void resolveAll(List<NormalisedChange> changes) {
    for (int from = 0; from < changes.size(); from += 100) {
      Hub.resolve(database, linkages, changes.subList(from, Math.min(changes.size(), from + 100)));
    }
  }

  private static UUID joint(Draft draft) {
    String id =
        Hub.rows(
            database,
            "SELECT joint_id FROM source_record WHERE source_id = '%s'".formatted(draft.id()));
    return UUID.fromString(id.substring(0, 36));
  }

  private static int number(String table) {
    return Integer.parseInt(
        Hub.rows(database, "SELECT count(*) FROM " + table).replaceAll("\\D", ""));
  }
}
