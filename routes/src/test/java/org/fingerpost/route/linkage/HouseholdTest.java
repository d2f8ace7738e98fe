package org.fingerpost.route.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.Test;

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
