package org.fingerpost.route.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fingerpost.route.resolve.Hub.organization;
import static org.fingerpost.route.resolve.Hub.record;
import static org.fingerpost.route.resolve.Hub.resolve;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.resolve.Hub.Draft;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.UuidOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private final HikariDataSource database = TestDatabase.fresh();
  private final JointRecords joints = new JointRecords(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_record_alone_is_a_joint_record_under_its_own_id() {
    Draft club = organization("barn", "1").with("name", "Chess Club");
    resolve(database, club.at(1));
    JointRecord joint = joint(club.id());
    assertThat(joint.id()).isEqualTo(club.id());
    assertThat(joint.fields().get("name").value().asText()).isEqualTo("Chess Club");
    assertThat(joint.fields().get("name").reason()).isEqualTo("the only source");
    assertThat(joints.count(Kind.ORGANIZATION)).isEqualTo(1);
  }

  @Test
  void the_same_charity_number_makes_one_of_two() {
    Draft one = organization("barn", "1").with("name", "Chess Club").charity("1012345");
    Draft other = organization("evesham", "7").with("name", "Club of chess").charity(" 1012345 ");
    resolve(database, one.at(1));
    resolve(database, other.at(1));
    assertThat(joint(one.id())).isEqualTo(joint(other.id()));
    assertThat(joint(one.id()).sources()).hasSize(2);
    assertThat(Hub.rows(database, "SELECT DISTINCT link_reason FROM source_record"))
        .isEqualTo("same charity number|\n");
  }

  @Test
  void the_same_name_in_other_spelling_at_the_same_postcode_makes_one_of_two() {
    Draft one =
        organization("barn", "1").with("name", "The Café & Arts Assoc. Ltd").postcode("B97 4AA");
    Draft other =
        organization("evesham", "7").with("name", "CAFE AND ARTS ASSOCIATION").postcode("b974aa");
    resolve(database, one.at(1), other.at(1));
    assertThat(joint(one.id())).isEqualTo(joint(other.id()));
    assertThat(joint(one.id()).sources()).hasSize(2);
  }

  @Test
  void what_came_first_does_not_matter_to_ids_and_documents() {
    Draft a = organization("barn", "1").with("name", "A").charity("1000001");
    Draft b = organization("evesham", "2").with("name", "B").charity("1000001");
    resolve(database, a.at(1));
    resolve(database, b.at(1));
    String oneAfterTheOther = Hub.outcome(database);
    Hub.empty(database);
    resolve(database, b.at(1));
    resolve(database, a.at(1));
    assertThat(Hub.outcome(database)).isEqualTo(oneAfterTheOther);
    Hub.empty(database);
    resolve(database, a.at(1), b.at(1));
    assertThat(Hub.outcome(database)).isEqualTo(oneAfterTheOther);
  }

  @Test
  void replaying_everything_touches_no_row() {
    Draft a = organization("barn", "1").with("name", "A").charity("1000001");
    Draft b = organization("evesham", "2").with("name", "B").charity("1000001");
    Draft c = organization("evesham", "3").with("name", "C");
    List<NormalisedChange> story =
        List.of(a.at(1), b.at(1), a.with("name", "A2").at(2), c.at(5), c.goneAt(6), b.at(9));
    resolve(database, story);
    String before = Hub.dump(database);
    story.forEach(change -> resolve(database, change));
    resolve(database, story);
    assertThat(Hub.dump(database)).isEqualTo(before);
  }

  @Test
  void an_older_version_never_replaces_a_newer_one_nor_raises_the_dead() {
    Draft club = organization("barn", "1").with("name", "New");
    resolve(database, club.at(5), club.goneAt(6));
    resolve(database, club.at(5));
    assertThat(joints.find(club.id())).isEmpty();
    resolve(database, club.at(7));
    assertThat(joints.find(club.id())).isPresent();
  }

  @Test
  void a_record_that_is_gone_leaves_nothing_of_itself_behind() {
    Draft club = organization("barn", "secret-key").with("name", "Chess Club").charity("1000001");
    resolve(database, club.at(1));
    resolve(database, club.goneAt(2));
    assertThat(joints.find(club.id())).isEmpty();
    assertThat(Hub.outcome(database)).isEmpty();
    assertThat(Hub.dump(database)).doesNotContain("secret-key").doesNotContain("Chess");
  }

  @Test
  void a_joint_id_outlives_the_record_that_gave_it_and_the_record_leaves_a_redirect() {
    List<Draft> sorted = pair();
    Draft smaller = sorted.get(0);
    Draft larger = sorted.get(1);
    resolve(database, smaller.at(1), larger.at(1));
    resolve(database, smaller.goneAt(2));
    assertThat(joint(larger.id()).id()).isEqualTo(smaller.id());
    resolve(database, larger.goneAt(2));
    assertThat(joints.find(larger.id())).isEmpty();
    assertThat(joints.find(smaller.id())).isEmpty();
  }

  @Test
  void merged_ids_lead_to_the_joint_record_even_after_their_record_is_gone() {
    List<Draft> sorted = pair();
    resolve(database, sorted.get(1).at(1));
    resolve(database, sorted.get(0).at(1));
    assertThat(joint(sorted.get(1).id()).id()).isEqualTo(sorted.get(0).id());
    resolve(database, sorted.get(1).goneAt(2));
    assertThat(joint(sorted.get(1).id()).id()).isEqualTo(sorted.get(0).id());
  }

  @Test
  void a_record_that_its_member_merged_leads_to_the_one_that_took_its_place() {
    Draft lost = organization("civi", "7").with("name", "Chess Clb").charity("1000007");
    Draft kept = organization("civi", "8").with("name", "Chess Club").charity("1000008");
    resolve(database, lost.at(1), kept.at(1));
    Hub.resolveMerged(database, lost.goneAt(2), kept.id());
    assertThat(joint(lost.id()).id()).isEqualTo(kept.id());
    resolve(database, lost.at(3));
    assertThat(joint(lost.id()).id()).isEqualTo(lost.id());
  }

  @Test
  void a_merged_record_leads_to_one_that_arrives_only_later_and_round_in_circles_to_none() {
    Draft lost = organization("civi", "7").with("name", "Chess Clb").charity("1000007");
    Draft kept = organization("civi", "8").with("name", "Chess Club").charity("1000008");
    resolve(database, lost.at(1));
    Hub.resolveMerged(database, lost.goneAt(2), kept.id());
    assertThat(joints.find(lost.id())).isEmpty();
    resolve(database, kept.at(3));
    assertThat(joint(lost.id()).id()).isEqualTo(kept.id());
    Hub.resolveMerged(database, kept.goneAt(4), lost.id());
    assertThat(joints.find(lost.id())).isEmpty();
  }

  @Test
  void a_merged_record_that_another_member_holds_too_stays_that_member_s() {
    Draft lost = organization("civi", "7").with("name", "Chess Club").charity("1000007");
    Draft other = organization("barn", "1").with("name", "Chess Club").charity("1000007");
    Draft kept = organization("civi", "8").with("name", "Bowls Club").charity("1000008");
    resolve(database, lost.at(1), other.at(1), kept.at(1));
    UUID together = joint(other.id()).id();
    Hub.resolveMerged(database, lost.goneAt(2), kept.id());
    assertThat(joint(other.id()).id()).isEqualTo(together);
    assertThat(joint(kept.id()).id()).isEqualTo(kept.id());
  }

  @Test
  void a_record_that_comes_back_takes_its_id_back() {
    List<Draft> sorted = pair();
    resolve(database, sorted.get(0).at(1), sorted.get(1).at(1));
    resolve(database, sorted.get(0).goneAt(2));
    resolve(database, sorted.get(0).charity("1999999").at(3));
    assertThat(joint(sorted.get(0).id()).sources()).hasSize(1);
    assertThat(joint(sorted.get(1).id()).id()).isEqualTo(sorted.get(1).id());
  }

  @Test
  void a_link_whose_reason_went_away_is_undone() {
    List<Draft> sorted = pair();
    resolve(database, sorted.get(0).at(1), sorted.get(1).at(1));
    resolve(database, sorted.get(1).charity("1555555").at(2));
    assertThat(joint(sorted.get(0).id()).sources()).hasSize(1);
    assertThat(joint(sorted.get(1).id()).id()).isEqualTo(sorted.get(1).id());
    assertThat(Hub.rows(database, "SELECT DISTINCT link_reason FROM source_record"))
        .isEqualTo("|\n");
  }

  @Test
  void references_follow_the_joint_id_of_what_they_refer_to() {
    List<Draft> sorted = pair();
    Draft service =
        record(Kind.SERVICE, "barn", "s1")
            .with("name", "Advice")
            .with("organization_id", sorted.get(1).id().toString());
    resolve(database, service.at(1));
    assertThat(joint(service.id()).fields()).doesNotContainKey("organization_id");
    resolve(database, sorted.get(1).at(2));
    assertThat(reference(service)).isEqualTo(sorted.get(1).id().toString());
    resolve(database, sorted.get(0).at(2));
    assertThat(reference(service)).isEqualTo(sorted.get(0).id().toString());
    resolve(database, sorted.get(0).goneAt(3), sorted.get(1).goneAt(3));
    assertThat(joint(service.id()).fields()).doesNotContainKey("organization_id");
  }

  @Test
  void a_service_is_published_again_when_its_organisation_changes() {
    Draft club = organization("barn", "1").with("name", "Chess Club");
    Draft service =
        record(Kind.SERVICE, "barn", "s1")
            .with("name", "Lessons")
            .with("organization_id", club.id().toString());
    resolve(database, club.at(1), service.at(2));
    Hub.execute(database, "TRUNCATE outbox");
    resolve(database, club.with("name", "Chess and Go Club").at(3));
    assertThat(Hub.rows(database, "SELECT kind, joint_ids FROM outbox ORDER BY kind"))
        .isEqualTo("organization|{%s}|\nservice|{%s}|\n".formatted(club.id(), service.id()));
  }

  @Test
  void a_value_for_members_has_its_public_alternative_beside_it() {
    Draft one = organization("barn", "1").charity("1000001").members("email", "hidden@example.org");
    Draft two = organization("wre", "2").charity("1000001").members("email", "hidden@example.org");
    Draft three = organization("wvc", "3").charity("1000001").with("email", "office@example.org");
    resolve(database, one.at(1), two.at(1), three.at(1));
    JointRecord.Field email = joint(one.id()).fields().get("email");
    assertThat(email.value().asText()).isEqualTo("hidden@example.org");
    assertThat(email.reason()).isEqualTo("2 of 3 members agree");
    assertThat(email.publicValue().orElseThrow().value().asText()).isEqualTo("office@example.org");
    assertThat(joint(one.id()).publicFields().toString()).doesNotContain("hidden");
  }

  @Test
  void a_key_that_a_crowd_holds_links_nobody_until_the_crowd_is_gone() {
    List<Draft> crowd = new ArrayList<>();
    for (int i = 0; i <= Neighbourhood.CROWD; i++) {
      crowd.add(organization("barn", "crowd" + i).charity("1111111"));
    }
    List<Draft> few = crowd.subList(0, Neighbourhood.CROWD);
    resolve(database, few.stream().map(draft -> draft.at(1)).toList());
    assertThat(joints.count(Kind.ORGANIZATION)).isEqualTo(1);
    resolve(database, crowd.get(Neighbourhood.CROWD).at(1));
    assertThat(joints.count(Kind.ORGANIZATION)).isEqualTo(crowd.size());
    resolve(database, crowd.get(7).with("name", "Changed").at(2));
    assertThat(joints.count(Kind.ORGANIZATION)).isEqualTo(crowd.size());
    resolve(database, crowd.get(0).goneAt(2));
    assertThat(joints.count(Kind.ORGANIZATION)).isEqualTo(1);
  }

  @Test
  void a_record_that_became_of_another_kind_is_of_that_kind_alone() {
    Draft club = organization("barn", "1").with("name", "Chess Club");
    resolve(database, club.at(1));
    NormalisedChange.Present asLocation =
        new NormalisedChange.Present(
            club.at(2).source(),
            Kind.LOCATION,
            club.at(2).origin(),
            club.at(2).seen(),
            club.at(2).visibility(),
            club.at(2).value());
    resolve(database, asLocation);
    resolve(database, club.goneAt(2));
    assertThat(joint(club.id()).kind()).isEqualTo(Kind.LOCATION);
    assertThat(joints.count(Kind.ORGANIZATION)).isZero();
  }

  /** Two records of one organisation; the first has the smaller id. */
  private static List<Draft> pair() {
    return Stream.of("1", "2")
        .map(key -> organization("barn", key).with("name", "Name " + key).charity("1000001"))
        .sorted((one, other) -> UuidOrder.SMALLEST_FIRST.compare(one.id(), other.id()))
        .toList();
  }

  private String reference(Draft service) {
    return joint(service.id()).fields().get("organization_id").value().asText();
  }

  private JointRecord joint(UUID id) {
    return joints.find(id).orElseThrow();
  }
}
