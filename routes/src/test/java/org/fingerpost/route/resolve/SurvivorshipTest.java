package org.fingerpost.route.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivorshipTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private final List<Candidate> candidates = new ArrayList<>();

  @Test
  void the_most_trusted_outranks_the_many_and_the_new() {
    says("barn", "'old@example.org'", Trust.HIGH, "", 0);
    says("wre", "'new@example.org'", Trust.USUAL, "2026-10-01", 1);
    says("wvc", "'new@example.org'", Trust.USUAL, "", 2);
    assertThat(field("email").value().asText()).isEqualTo("old@example.org");
    assertThat(field("email").reason())
        .isEqualTo("its source is of high trust, the others of usual trust");
  }

  @Test
  void what_is_trusted_little_stands_where_nobody_else_has_a_value() {
    says("barn", "'a@example.org'", Trust.LOW, "2026-11-01", 9);
    assertThat(field("email").value().asText()).isEqualTo("a@example.org");
    says("wre", "'b@example.org'", Trust.USUAL, "", 0);
    assertThat(field("email").value().asText()).isEqualTo("b@example.org");
  }

  @Test
  void among_equals_in_trust_most_members_count_and_a_member_counts_once() {
    says("barn", "'a'", Trust.USUAL, "", 8);
    says("barn", "'a'", Trust.USUAL, "", 9);
    says("wre", "'b'", Trust.USUAL, "", 0);
    says("wvc", "'b'", Trust.USUAL, "", 1);
    assertThat(field("status").value().asText()).isEqualTo("b");
    assertThat(field("status").reason()).isEqualTo("2 of 3 members agree");
  }

  @Test
  void members_agree_whose_values_differ_in_spelling_alone() {
    says("barn", "'Chess Club Limited'", Trust.USUAL, "", 0);
    says("wre", "'The CHESS club, Ltd.'", Trust.USUAL, "", 1);
    says("wvc", "'Draughts Club'", Trust.USUAL, "", 9);
    assertThat(field("name").value().asText()).isEqualTo("The CHESS club, Ltd.");
    assertThat(field("name").reason()).isEqualTo("2 of 3 members agree");
    assertThat(others("name")).containsExactly("Draughts Club");
  }

  @Test
  void then_the_one_confirmed_last_then_the_one_seen_last() {
    says("barn", "'a'", Trust.USUAL, "2026-05-01", 0);
    says("wre", "'b'", Trust.USUAL, "", 9);
    assertThat(field("status").value().asText()).isEqualTo("a");
    assertThat(field("status").reason()).isEqualTo("confirmed most recently, on 2026-05-01");
    says("wvc", "'c'", Trust.USUAL, "2026-05-01", 5);
    assertThat(field("status").value().asText()).isEqualTo("c");
    assertThat(field("status").reason()).isEqualTo("seen most recently, on 2026-11-01");
  }

  @Test
  void then_the_most_complete_then_that_of_the_smallest_id() {
    says("barn", "[{'postal_code':'B97 4AA'}]", Trust.USUAL, "", 0);
    says("wre", "[{'postal_code':'B97 4AA','city':'Redditch'}]", Trust.USUAL, "", 0);
    assertThat(field("addresses").value().toString()).contains("Redditch");
    assertThat(field("addresses").reason()).isEqualTo("the most complete");
    says("wvc", "[{'postal_code':'B97 4AA','city':'Alcester'}]", Trust.USUAL, "", 0);
    assertThat(field("addresses").value().toString()).contains("Redditch");
    assertThat(field("addresses").reason()).startsWith("nothing tells it from the others");
  }

  @Test
  void what_is_for_members_wins_as_such_and_the_public_value_is_chosen_among_public_ones() {
    says("barn", "'hid@example.org'", Visibility.MEMBERS, Trust.HIGH, "", 0);
    says("wre", "'low@example.org'", Visibility.PUBLIC, Trust.LOW, "", 9);
    says("wvc", "'open@example.org'", Visibility.PUBLIC, Trust.USUAL, "", 1);
    assertThat(field("email").visibility()).isEqualTo(Visibility.MEMBERS);
    assertThat(field("email").publicValue().orElseThrow().value().asText())
        .isEqualTo("open@example.org");
  }

  @Test
  void a_spelling_that_only_members_see_does_not_become_public_by_another_that_is() {
    says("barn", "'HID@example.org'", Visibility.MEMBERS, Trust.HIGH, "", 0);
    says("wre", "'hid@example.org'", Visibility.PUBLIC, Trust.USUAL, "", 9);
    assertThat(field("email").value().asText()).isEqualTo("HID@example.org");
    assertThat(field("email").visibility()).isEqualTo(Visibility.MEMBERS);
    assertThat(field("email").publicValue().orElseThrow().value().asText())
        .isEqualTo("hid@example.org");
    assertThat(field("email").conflict()).isEmpty();
  }

  @Test
  void a_conflict_says_who_holds_what_and_is_as_open_as_the_most_open_holder() {
    says("barn", "'a@example.org'", Visibility.PUBLIC, Trust.HIGH, "", 0);
    says("wre", "'b@example.org'", Visibility.MEMBERS, Trust.USUAL, "", 1);
    says("wvc", "'b@example.org'", Visibility.PUBLIC, Trust.USUAL, "", 2);
    JointRecord.Conflict conflict = field("email").conflict().orElseThrow();
    assertThat(conflict.holders()).containsExactly(0);
    assertThat(conflict.others())
        .containsExactly(
            new JointRecord.OtherValue(json("'b@example.org'"), Visibility.PUBLIC, List.of(1, 2)));
  }

  @Test
  void no_number_of_values_makes_the_list_of_others_long() {
    for (int i = 0; i < 40; i++) {
      says("m" + i, "'" + i + "@example.org'", Trust.USUAL, "", i);
    }
    says("long", "'" + "x".repeat(2_000) + "@example.org'", Trust.USUAL, "", 38);
    assertThat(others("email")).hasSize(10).noneMatch(other -> other.length() > 100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name | 'Chess Club' | 'CHESS  CLUB C.I.C.'",
        "email | 'Office@Example.org' | 'office@example.org'",
        "website | 'https://www.example.org/' | 'http://example.org'",
        "description | 'Plays chess' | 'A club'",
        "last_confirmed | '2026-01-01' | '2026-02-01'",
        "districts | ['E07000235','E07000239'] | ['E07000239']",
        "groups_served | ['a','b'] | ['b','a']",
        "phones | [{'number':'+44 1632 960123'}] | [{'number':'01632 960 123','type':'voice'}]",
        "phones | [{'number':'01632 960123'}] | [{'number':'01632 960124'},{'number':'01632 960123'}]",
        "addresses | [{'address_1':'12 High Street','postal_code':'B97 4AA'}] | [{'address_1':'12, High St','city':'Redditch','postal_code':'b974aa'}]",
        "addresses | [{'city':'Redditch'}] | [{'city':'REDDITCH','postal_code':'B97 4AA'}]",
        "organization_identifiers | [{'identifier_scheme':'GB-CHC','identifier':'1000001'}] | [{'identifier_scheme':'GB-COH','identifier':'00000001'}]",
        "organization_identifiers | [{'identifier_scheme':'GB-COH','identifier':'1'}] | [{'identifier_scheme':'GB-COH','identifier':'00000001'}]",
        "latitude | 52.30641 | 52.30649",
        "minimum_age | 5 | 5.0",
      })
  void these_are_no_conflicts(String field, String one, String other) {
    says("barn", one, Trust.USUAL, "", 0);
    says("wre", other, Trust.USUAL, "", 1);
    assertThat(field(field).conflict()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name | 'Chess Club' | 'Draughts Club'",
        "email | 'a.b@example.org' | 'ab@example.org'",
        "status | 'active' | 'closed'",
        "districts | ['E07000235'] | ['E07000239']",
        "phones | [{'number':'01632 960123'}] | [{'number':'01632 960124'}]",
        "addresses | [{'postal_code':'B97 4AA'}] | [{'postal_code':'B97 4AB'}]",
        "addresses | [{'address_1':'12 High Street','postal_code':'B97 4AA'}] | [{'address_1':'14 High Street','postal_code':'B97 4AA'}]",
        "organization_identifiers | [{'identifier_scheme':'GB-CHC','identifier':'1000001'}] | [{'identifier_scheme':'GB-CHC','identifier':'1000002'}]",
        "latitude | 52.30 | 52.31",
        "consortium_member | true | false",
      })
  void these_are_conflicts(String field, String one, String other) {
    says("barn", one, Trust.USUAL, "", 0);
    says("wre", other, Trust.USUAL, "", 1);
    assertThat(field(field).conflict()).isPresent();
  }

  private void says(String member, String value, Trust trust, String confirmed, int seconds) {
    says(member, value, Visibility.PUBLIC, trust, confirmed, seconds);
  }

  private void says(
      String member,
      String value,
      Visibility visibility,
      Trust trust,
      String confirmed,
      int seconds) {
    candidates.add(
        new Candidate(
            candidates.size(),
            member,
            json(value),
            visibility,
            trust,
            confirmed,
            NOON.plusSeconds(seconds)));
  }

  private JointRecord.Field field(String name) {
    candidates.sort(Comparator.comparing(Candidate::source));
    return Survivorship.choose(name, candidates);
  }

  private List<String> others(String name) {
    return field(name).conflict().map(JointRecord.Conflict::others).stream()
        .flatMap(List::stream)
        .map(other -> other.value().asText())
        .toList();
  }

  private static JsonNode json(String value) {
    try {
      return Json.MAPPER.readTree(value.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
