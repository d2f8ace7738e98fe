package org.fingerpost.route.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fingerpost.route.resolve.Hub.organization;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.linkage.Verdict;
import org.fingerpost.route.resolve.Hub.Draft;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelledLinksTest {
  private final HikariDataSource database = TestDatabase.fresh();
  private final JointRecords joints = new JointRecords(database);
  private final Linkages linkages = Linkages.byModel(List.of());
  private final Verdicts verdicts = new Verdicts(database);

  private final Draft club =
      organization("barn", "1")
          .with("name", "Evesham Vale Lunch Club")
          .phone("+44 1632 960123")
          .postcode("WR11 4AA");
  private final Draft sameClub =
      organization("pershore", "7")
          .with("name", "Evesham Vale Luncheon Club")
          .phone("+44 1632 960123")
          .postcode("WR11 4AA");
  private final Draft dancers =
      organization("redditch", "4")
          .with("name", "Cropthorne Morris Dancers")
          .phone("+44 1632 960123")
          .postcode("WR11 4AA");

  @BeforeEach
  void shipModels() {
    Hub.shipModels(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_same_club_under_two_names_is_one_and_says_why() {
    resolve(club.at(1));
    resolve(sameClub.at(1));
    assertThat(joint(club)).isEqualTo(joint(sameClub));
    assertThat(Hub.rows(database, "SELECT DISTINCT link_reason FROM source_record"))
        .containsPattern("phone.* \\+\\d")
        .containsPattern("name.* \\+\\d");
  }

  @Test
  void two_clubs_that_share_a_hall_and_its_phone_stay_two() throws SQLException {
    learnTown();
    resolve(club.at(1), dancers.at(1));
    assertThat(joint(club)).isNotEqualTo(joint(dancers));
  }

  @Test
  void the_evidence_of_each_pair_sums_to_its_score() throws SQLException {
    resolve(club.at(1), sameClub.at(1), dancers.at(1));
    String sums =
        "SELECT score, sum(weight) FROM analysis.link_evidence GROUP BY source_id, other_source_id, score";
    String rows = Hub.rows(database, sums);
    assertThat(rows).isNotEmpty();
    for (String row : rows.split("\n", -1)) {
      if (!row.isEmpty()) {
        String[] cells = row.split("\\|", -1);
        assertThat(Double.parseDouble(cells[1]))
            .isCloseTo(Double.parseDouble(cells[0]), within(1e-9));
      }
    }
  }

  @Test
  void a_link_that_is_unmade_by_a_deletion_leaves_what_stood_before() {
    resolve(club.at(1), dancers.at(1));
    String before = Hub.outcome(database);
    resolve(sameClub.at(1));
    resolve(sameClub.goneAt(2));
    assertThat(Hub.outcome(database)).isEqualTo(before);
  }

  @Test
  void a_verdict_parts_two_records_survives_replay_and_can_be_withdrawn() throws SQLException {
    resolve(club.at(1), sameClub.at(1));
    String linked = Hub.outcome(database);
    verdicts.say(new Verdict(club.id(), sameClub.id(), false, "two clubs, one hall"), "Ann");
    judge();
    assertThat(joint(club)).isNotEqualTo(joint(sameClub));
    String parted = Hub.outcome(database);
    resolve(club.at(1), sameClub.at(1));
    assertThat(Hub.outcome(database)).isEqualTo(parted);
    resolve(sameClub.with("email", "lunch@example.org").at(2));
    assertThat(joint(club)).isNotEqualTo(joint(sameClub));
    resolve(
        organization("pershore", "7")
            .with("name", "Evesham Vale Luncheon Club")
            .phone("+44 1632 960123")
            .postcode("WR11 4AA")
            .at(3));
    assertThat(verdicts.withdraw(sameClub.id(), club.id(), "Ann")).isTrue();
    judge();
    assertThat(joint(club)).isEqualTo(joint(sameClub));
    assertThat(Hub.rows(database, "SELECT joint_id, link_reason FROM source_record ORDER BY 1"))
        .isEqualTo(linkedReasons(linked));
  }

  @Test
  void a_verdict_joins_two_that_nothing_else_joins_even_before_the_second_is_there()
      throws SQLException {
    Draft alias = organization("wre", "9").with("name", "The Thursday Table");
    verdicts.say(new Verdict(club.id(), alias.id(), true, "their own name for it"), "Ann");
    judge();
    resolve(club.at(1));
    resolve(alias.at(1));
    assertThat(joint(club)).isEqualTo(joint(alias));
    assertThat(Hub.rows(database, "SELECT DISTINCT link_reason FROM source_record"))
        .contains("a person said so: their own name for it");
  }

  @Test
  void what_is_learned_links_everything_anew_and_streaming_gives_the_same() throws SQLException {
    List<NormalisedChange> town = town();
    Hub.execute(database, "TRUNCATE link_model");
    resolveAll(town.subList(0, town.size() - 40));
    new Relearning(database, linkages).learn();
    assertThat(Hub.rows(database, "SELECT count(*) FROM link_model WHERE active"))
        .isEqualTo("1|\n");
    resolveAll(town.subList(town.size() - 40, town.size()));
    String streamed = Hub.outcome(database);

    Hub.execute(
        database,
        "TRUNCATE source_record, joint_record, match_key, reference, joint_redirect, outbox, link_pair, link_standing");
    List<NormalisedChange> otherOrder = new ArrayList<>(town);
    Collections.shuffle(otherOrder, new Random(7));
    resolveAll(otherOrder);
    assertThat(Hub.outcome(database)).isEqualTo(streamed);
  }

  @Test
  void learning_publishes_nothing_of_what_comes_out_the_same() throws SQLException {
    learnTown();
    Hub.execute(database, "TRUNCATE outbox");
    Hub.execute(database, "UPDATE link_model SET records = 10");
    String before = Hub.rows(database, "SELECT xmin, * FROM joint_record ORDER BY joint_id");
    new Relearning(database, linkages).learn();
    assertThat(Hub.rows(database, "SELECT xmin, * FROM joint_record ORDER BY joint_id"))
        .isEqualTo(before);
    assertThat(Hub.rows(database, "SELECT * FROM outbox")).isEmpty();
  }

  private void learnTown() throws SQLException {
    Hub.execute(database, "TRUNCATE link_model");
    resolveAll(town());
    new Relearning(database, linkages).learn();
  }

  /** Organisations of a town, each with two members, under names that differ a little. */
  private static List<NormalisedChange> town() {
    String[] sorts = {"Chess Club", "Choir", "Bowls Club", "Carers Group", "Allotments"};
    String[] places = {"Barn Green", "Oddington", "Wickhamford", "Elmley", "Hampton"};
    List<NormalisedChange> town = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      String name = places[i % 5] + ' ' + i + ' ' + sorts[i / 5 % 5];
      String postcode = "WR%d %d%c%c".formatted(1 + i % 14, i % 10, 'A' + i % 6, 'A' + i / 6 % 6);
      String phone = "+44 1632 960%03d".formatted(i);
      town.add(at(organization("barn", "b" + i).with("name", name), phone, postcode));
      town.add(at(organization("vale", "v" + i).with("name", "The " + name), phone, postcode));
    }
    return town;
  }

  private static NormalisedChange at(Draft draft, String phone, String postcode) {
    return draft.phone(phone).postcode(postcode).at(1);
  }

  private String linkedReasons(String outcome) {
    StringBuilder rows = new StringBuilder();
    outcome
        .lines()
        .filter(line -> line.matches("[0-9a-f-]{36}\\|[0-9a-f-]{36}\\|.*\\|"))
        .filter(line -> !line.contains("{"))
        .map(line -> line.substring(line.indexOf('|') + 1))
        .forEach(line -> rows.append(line).append('\n'));
    return rows.toString();
  }

  private void judge() throws SQLException {
    assertThat(new Judgements(database, linkages).apply()).isPositive();
  }

  private void resolve(NormalisedChange... changes) {
    Hub.resolve(database, linkages, List.of(changes));
  }

  private void resolveAll(List<NormalisedChange> changes) {
    for (int from = 0; from < changes.size(); from += 50) {
      Hub.resolve(database, linkages, changes.subList(from, Math.min(changes.size(), from + 50)));
    }
  }

  private JointRecord joint(Draft draft) {
    return joints.find(draft.id()).orElseThrow();
  }

  @Test
  void people_whose_names_are_spelled_differently_and_who_share_their_contacts_are_one() {
    Draft one =
        Hub.record(Kind.PERSON, "barn", "p1")
            .with("name", "Gwendolyn Pryce-Jones")
            .with("email", "gwen.pj@example.org")
            .phone("+44 1632 960777");
    Draft other =
        Hub.record(Kind.PERSON, "vale", "p2")
            .with("name", "Gwendoline Pryce Jones")
            .with("email", "gwen.pj@example.org")
            .phone("+44 1632 960777");
    resolve(one.at(1), other.at(1));
    assertThat(joint(one)).isEqualTo(joint(other));
  }
}
