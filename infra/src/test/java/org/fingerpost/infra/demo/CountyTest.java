package org.fingerpost.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fingerpost.infra.demo.invent.ConsortiumMember;
import org.fingerpost.infra.demo.invent.County;
import org.fingerpost.infra.demo.invent.Fact;
import org.fingerpost.infra.demo.invent.MemberRecords;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.Test;

/** What is invented is the same each time, and is nobody. */
class CountyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final County county = new County(7);

  @Test
  void the_same_seed_invents_the_same_county() {
    assertThat(everything(new County(7))).isEqualTo(everything(county));
    assertThat(everything(new County(8))).isNotEqualTo(everything(county));
  }

  @Test
  void every_phone_number_is_one_that_is_kept_for_drama() {
    assertThat(values(Fact.PHONE, Fact.HOME_PHONE))
        .isNotEmpty()
        .allMatch(phone -> phone.matches("01632 960\\d{3}|07700 900\\d{3}"));
  }

  @Test
  void every_charity_number_is_one_that_was_never_given_out() {
    assertThat(values(Fact.CHARITY_NUMBER)).isNotEmpty().allMatch(n -> n.matches("9\\d{6}"));
  }

  @Test
  void every_mail_and_web_address_is_an_example() {
    assertThat(values(Fact.EMAIL)).isNotEmpty().allMatch(mail -> mail.endsWith("@example.org"));
    assertThat(values(Fact.WEBSITE)).isNotEmpty().allMatch(site -> site.endsWith(".example.org"));
  }

  @Test
  void some_organisations_are_held_by_four_members_or_more() {
    Map<String, Set<String>> holders = new HashMap<>();
    everything(county)
        .forEach(
            (member, records) ->
                records.get(Kind.ORGANIZATION).stream()
                    .filter(facts -> facts.containsKey(Fact.CHARITY_NUMBER))
                    .forEach(
                        facts ->
                            holders
                                .computeIfAbsent(
                                    facts.get(Fact.CHARITY_NUMBER), n -> new HashSet<>())
                                .add(member)));

    assertThat(holders.values()).anyMatch(members -> members.size() >= 4);
  }

  @Test
  void every_member_delivers_three_of_the_five_services_or_more() {
    everything(county)
        .forEach(
            (member, records) -> {
              Map<Fact, String> itself = records.get(Kind.ORGANIZATION).get(0);
              assertThat(itself).containsEntry(Fact.CONSORTIUM, "true");
              assertThat(itself.get(Fact.FIVE_SERVICES).split(";")).hasSizeBetween(3, 5);
            });
  }

  private Stream<String> values(Fact... facts) {
    return everything(county).values().stream()
        .flatMap(records -> records.values().stream())
        .flatMap(List::stream)
        .flatMap(record -> Stream.of(facts).map(record::get))
        .filter(Objects::nonNull);
  }

  private static Map<String, Map<Kind, List<Map<Fact, String>>>> everything(County county) {
    Map<String, Map<Kind, List<Map<Fact, String>>>> all = new HashMap<>();
    for (ConsortiumMember member : county.consortium()) {
      all.put(member.id(), MemberRecords.of(county, member, kind -> 1, NOW));
    }
    return all;
  }
}
