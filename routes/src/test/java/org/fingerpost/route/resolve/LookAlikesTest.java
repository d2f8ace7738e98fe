package org.fingerpost.route.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fingerpost.route.resolve.Hub.organization;
import static org.fingerpost.route.resolve.Hub.resolve;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.fingerpost.connector.check.KnownRecords.Known;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.resolve.Hub.Draft;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookAlikesTest {
  private final HikariDataSource database = TestDatabase.fresh();
  private final LookAlikes known = new LookAlikes(database, Linkages.byKeys());

  @BeforeEach
  void twoMembersHoldTheChessClub() {
    resolve(
        database, organization("barn", "1").with("name", "Chess Club").charity("1012345").at(1));
    resolve(
        database,
        organization("evesham", "7").with("name", "Club of Chess").charity("1012345").at(1));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_record_of_others_with_a_key_in_common_is_found_with_holders_and_reason() {
    Draft mine = organization("malvern", "9").with("name", "The chess people").charity("1012345");
    List<Known> found = like(mine, "malvern");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).members()).containsExactly("barn", "evesham");
    assertThat(found.get(0).why()).isEqualTo("same charity number");
    assertThat(found.get(0).name()).containsIgnoringCase("chess");
  }

  @Test
  void a_members_own_records_are_not_what_others_hold() {
    Draft mine = organization("barn", "1").with("name", "Chess Club").charity("1012345");

    assertThat(like(mine, "barn").get(0).members()).containsExactly("evesham");
  }

  @Test
  void a_record_that_nobody_holds_looks_like_none() {
    assertThat(like(organization("malvern", "9").with("name", "Choir"), "malvern")).isEmpty();
  }

  private List<Known> like(Draft draft, String member) {
    return known.like(Kind.ORGANIZATION, member, draft.at(1).value());
  }
}
