package org.fingerpost.route.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseholdTest {
  private static final LinkModel SHIPPED = LinkModel.shipped(Kind.PERSON);
  private static long records;

  @Test
  void one_person_twice_is_linked() {
    assertThat(band(at("Alex Example", "1950-02-03"), at("Alexander Example", "1950-02-03")))
        .isEqualTo(Band.LINKED);
  }

  @Test
  void people_of_one_home_and_surname_with_other_given_names_are_apart() {
    assertThat(band(at("Alex Example", "1950-02-03"), at("Mary Example", "1953-07-09")))
        .isEqualTo(Band.APART);
    assertThat(band(at("Alex Example", ""), at("Mary Example", ""))).isEqualTo(Band.APART);
  }

  @Test
  void twins_are_not_linked() {
    assertThat(band(at("Alex Example", "1981-11-23"), at("Peter Example", "1981-11-23")))
        .isNotEqualTo(Band.LINKED);
  }

  @Test
  void a_parent_and_a_child_of_one_name_are_apart() {
    assertThat(band(at("Alex Example", "1950-02-03"), at("Alex Example", "1981-11-23")))
        .isEqualTo(Band.APART);
    assertThat(SHIPPED.compare(at("Alex Example Snr", ""), at("Alex Example Jnr", "")).veto())
        .isPresent();
  }

  @Test
  void twins_of_whom_one_record_has_no_address_are_not_linked() {
    ObjectNode twin = Json.object().put("name", "Peter Example").put("date_of_birth", "1981-11-23");
    LinkRecord alone = LinkRecord.of(new UUID(3, 3), "dale/people", Kind.PERSON, twin);
    assertThat(band(at("Alex Example", "1981-11-23"), alone)).isNotEqualTo(Band.LINKED);
  }

  @Test
  void an_initial_does_not_make_a_parent_and_a_child_one() {
    assertThat(band(at("A Example", "1950-02-03"), at("Alex Example", "1981-11-23")))
        .isEqualTo(Band.APART);
  }

  @ParameterizedTest
  @CsvSource({
    "Carys Bevan, Carys Bevan-Costa, SURNAME_WITHIN",
    "Carys Bevan, Carys Costa Bevan, SURNAME_SAME",
    "Carys Bevan, Bevan-Costa Carys, SURNAME_SAME",
    "Carys Ann Bevan, Carys Ann Costa, SURNAME_OTHER",
    "Carys Bevan, Bevan Omar, SURNAME_SAME",
  })
  void surnames_agree_though_they_are_double_or_turned_round(
      String one, String other, String level) {
    assertThat(SHIPPED.compare(at(one, ""), at(other, "")).evidence())
        .extracting(Evidence::level)
        .contains(level);
    assertThat(SHIPPED.compare(at(other, ""), at(one, "")).evidence())
        .extracting(Evidence::level)
        .contains(level);
  }

  @ParameterizedTest
  @CsvSource({
    "1950-02-03, 1950-03-02, BIRTH_SLIP",
    "1959-04-07, 2008-04-07, BIRTH_DAY",
    "1999-12-30, 2000-01-28, BIRTH_NEAR",
    "1950-02-03, 1981-11-23, BIRTH_GENERATION",
    "1950-02-03, 1957-11-28, BIRTH_OTHER",
  })
  void dates_of_birth_agree_by_level(String one, String other, String level) {
    assertThat(SHIPPED.compare(at("Alex Example", one), at("Alex Example", other)).evidence())
        .extracting(Evidence::level)
        .contains(level);
  }

  @ParameterizedTest
  @CsvSource({
    "alex.example@vale.example.org, alex.exmaple@vale.exampel.org, EMAIL_ALIKE",
    "alex.example@vale.example.org, alex.exmaple@vale.example.org, EMAIL_SLIP",
    "alex.example1@vale.example.org, alex.example2@vale.example.org, EMAIL_OTHER",
  })
  void e_mail_addresses_agree_by_level(String one, String other, String level) {
    assertThat(SHIPPED.compare(mailed(one), mailed(other)).evidence())
        .extracting(Evidence::level)
        .contains(level)
        .doesNotContain(level.equals("EMAIL_OTHER") ? "" : "DOMAIN_OTHER");
  }

  private static LinkRecord mailed(String email) {
    ObjectNode value = Json.object().put("name", "Alex Example").put("email", email);
    return LinkRecord.of(new UUID(4, ++records), "vale/people", Kind.PERSON, value);
  }

  @Test
  void a_name_alone_is_for_a_person_to_look_at() {
    ObjectNode value = Json.object().put("name", "Quentin Exampleton");
    LinkRecord one = LinkRecord.of(new UUID(3, 1), "vale/people", Kind.PERSON, value);
    LinkRecord other = LinkRecord.of(new UUID(3, 2), "dale/people", Kind.PERSON, value);
    assertThat(band(one, other)).isEqualTo(Band.REVIEW);
  }

  private static Band band(LinkRecord one, LinkRecord other) {
    return SHIPPED.score(one, other).band();
  }

  private static LinkRecord at(String name, String birth) {
    ObjectNode value = Json.object().put("name", name);
    if (!birth.isEmpty()) {
      value.put("date_of_birth", birth);
    }
    value.putArray("phones").addObject().put("number", "01632 960111");
    ObjectNode address = value.putArray("addresses").addObject();
    address.put("address_1", "4 High Street").put("city", "Redditch").put("postal_code", "B97 4AA");
    return LinkRecord.of(new UUID(2, ++records), "vale/people", Kind.PERSON, value);
  }
}
