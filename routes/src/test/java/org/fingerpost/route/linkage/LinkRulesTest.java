package org.fingerpost.route.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkRulesTest {
  private static final LinkModel SHIPPED = LinkModel.shipped(Kind.ORGANIZATION);
  private static long records;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01632 960123", "(01632) 960-123", "+44 1632 960123", "+441632960123", "020 7946 0123",
        "07700 900123", "0800 1111", "00441632960123", "+44 (0)1632 960123", "01632 960123 ext 4",
        "202/555-0123", "2468101", "+1 202 555 0123", "01632960123 / 960124", "none"
      })
  void the_short_way_to_a_telephone_number_ends_where_the_library_does(String written) {
    String quick = Phones.plainBritish(written);
    assertThat(quick.isEmpty() ? Phones.parsed(written) : quick).isEqualTo(Phones.parsed(written));
  }

  @ParameterizedTest
  @CsvSource({
    "North Vale Lunch Club, South Vale Lunch Club",
    "1st Vale Scout Group, 11th Vale Scout Group",
    "Vale Junior Band, Vale Senior Band",
    "Vale Men's Shed, Vale Women's Shed",
  })
  void names_that_differ_in_a_word_that_tells_groups_apart_are_vetoed(String one, String other) {
    Comparison comparison = SHIPPED.compare(group(one), group(other));
    assertThat(comparison.veto()).isPresent();
    assertThat(comparison.band()).isEqualTo(Band.APART);
  }

  @ParameterizedTest
  @CsvSource({
    "Vale Carers Assoc. Ltd, The Vale Carers Association, NAME_SAME",
    "Friends of Vale & Dale Park, Friends of Vale and Dale Park, NAME_SAME",
    "Clwb Ieuenctid Bôn-y-maen, Clwb Ieuenctid Bon y Maen, NAME_SAME",
    "Vale Children's Forum, VALE CHILDRENS FORUM, NAME_SAME",
    "Vale Lunch Club, Lunch Club Vale, NAME_ORDER",
    "Vale Bereavement Project, Vale Bereavment Project, NAME_SPELLING",
    "Vale Housing TrustG roup, Vale Housing Trust Group, NAME_SPELLING",
    "Clwb Cinio Llandudno, Llandudno Lunch Club, NAME_ORDER",
    "Neuadd Bentref Aberporth / Aberporth Village Hall, Aberporth Village Hall, NAME_ORDER",
    "Canolfan Gymunedol Tywyn, Tywyn Community Centre, NAME_ORDER",
    "VAP, Vale Advocacy Partnership, NAME_INITIALS",
    "Dale CVS, Dale Council for Voluntary Service, NAME_INITIALS",
    "Vale Toy Library, Dale Chess Society, NAME_OTHER",
  })
  void names_agree_by_level(String one, String other, String level) {
    assertThat(SHIPPED.compare(group(one), group(other)).evidence())
        .extracting(Evidence::level)
        .contains(level);
  }

  @ParameterizedTest
  @CsvSource({
    "B97 4AA, b974aa, POSTCODE_SAME",
    "B97 4AA, B97 4AB, POSTCODE_SLIP",
    "B97 4AA, B97 4XY, POSTCODE_SECTOR",
    "B97 4AA, B97 6XY, POSTCODE_DISTRICT",
    "B97 4AA, B1 1XY, POSTCODE_AREA",
    "B97 4AA, WR1 2XY, POSTCODE_OTHER",
    "60612, 60644, POSTCODE_OTHER",
    "B97 4AA, B97 4AO, POSTCODE_SLIP",
    "SY23 0BB, SY23 OBB, POSTCODE_SAME",
    "SY23 1BB, SY23 IBB, POSTCODE_SAME",
  })
  void postcodes_agree_by_level(String one, String other, Level level) {
    assertThat(PostcodeForm.of(one).to(PostcodeForm.of(other))).isEqualTo(level);
  }

  @Test
  void a_street_without_a_number_is_no_door() {
    assertThat(addressed("Church Lane").to(addressed("Church Lane"))).contains("STREET_ONLY");
    assertThat(addressed("The Hall, Church Lane").to(addressed("The Hall, Church Lane")))
        .contains("STREET_SAME");
  }

  @ParameterizedTest
  @CsvSource({
    "Vale Cricket Club Juniors, QUALIFIER_SECTION",
    "Vale Ladies Cricket Club, QUALIFIER_SECTION",
    "Vale Cricket Club Under 11s, QUALIFIER_SECTION",
    "Vale Children's Cricket Club, QUALIFIER_EXTRA",
  })
  void a_section_of_a_club_is_told_from_whom_a_group_is_for(String name, String level) {
    assertThat(SHIPPED.compare(group("Vale Cricket Club"), group(name)).evidence())
        .extracting(Evidence::level)
        .contains(level);
  }

  @ParameterizedTest
  @CsvSource({
    "01632 960123, 07700 900123, ''",
    "01632 960123, 01632 960999, PHONE_OTHER",
    "07700 900123, 07700 900999, PHONE_OTHER",
    "01632 960123 / 07700 900123, 07700 900123, PHONE_SAME",
  })
  void a_mobile_does_not_contradict_a_landline(String one, String other, String level) {
    assertThat(SHIPPED.compare(reachedAt(one), reachedAt(other)).evidence())
        .filteredOn(evidence -> evidence.kind() == EvidenceKind.PHONE)
        .extracting(Evidence::level)
        .isEqualTo(level.isEmpty() ? List.of() : List.of(level));
  }

  @Test
  void a_move_is_weighed_once_and_not_in_street_postcode_and_telephone_each_in_full() {
    ObjectNode here = Json.object().put("name", "Vale Lunch Club");
    ObjectNode there = here.deepCopy();
    here.putArray("addresses").addObject().put("address_1", "4 High Street").put("city", "Vale");
    there.putArray("addresses").addObject().put("address_1", "9 Mill Lane").put("city", "Vale");
    double street = weight(here, there, EvidenceKind.STREET);
    here.putArray("phones").addObject().put("number", "01632 960123");
    there.putArray("phones").addObject().put("number", "01632 960777");
    double both =
        weight(here, there, EvidenceKind.STREET) + weight(here, there, EvidenceKind.PHONE);
    double phone = SHIPPED.levels().weight(Level.PHONE_OTHER);
    assertThat(both).isLessThan(street).isGreaterThan(street + phone + 0.5);
  }

  @Test
  void a_company_number_typed_into_the_field_of_a_charity_number_is_recognised() {
    LinkRecord right = numbered("Vale Advice", "GB-COH", "01234567");
    LinkRecord wrong = numbered("Vale Advice", "GB-CHC", "1234567");
    assertThat(SHIPPED.compare(right, wrong).evidence())
        .extracting(Evidence::level)
        .contains("IDENTIFIER_REGISTER");
  }

  @Test
  void numbers_of_different_registers_are_no_evidence() {
    LinkRecord charity = numbered("Vale Advice", "GB-CHC", "1234567");
    LinkRecord company = numbered("Vale Advice", "GB-COH", "07654321");
    assertThat(SHIPPED.compare(charity, company).evidence())
        .extracting(Evidence::kind)
        .doesNotContain(EvidenceKind.IDENTIFIER);
  }

  @Test
  void a_mailbox_provider_is_no_evidence() {
    ObjectNode one = Json.object().put("name", "Vale Choir").put("email", "a@gmail.com");
    ObjectNode other = Json.object().put("name", "Dale Chess").put("email", "b@gmail.com");
    assertThat(SHIPPED.compare(record(one), record(other)).evidence())
        .extracting(Evidence::kind)
        .doesNotContain(EvidenceKind.DOMAIN);
  }

  @Test
  void a_record_with_next_to_nothing_in_it_is_linked_to_nothing() {
    LinkRecord bare = record(Json.object().put("name", "-"));
    LinkRecord other = record(Json.object());
    Linker linker = new Linker(SHIPPED, Set.of());
    linker.putAll(List.of(bare, other, group("Vale Choir")));
    assertThat(linker.clusters()).hasSize(3);
  }

  @Test
  void the_shipped_model_links_what_is_plainly_the_same() {
    ObjectNode value = Json.object().put("name", "Vale Lunch Club");
    value.putArray("phones").addObject().put("number", "01632 960123");
    value.putArray("addresses").addObject().put("postal_code", "B97 4AA").put("city", "Redditch");
    LinkRecord other = record(value.deepCopy().put("name", "The Vale Luncheon Club"));
    assertThat(SHIPPED.score(record(value), other).band()).isEqualTo(Band.LINKED);
  }

  @Test
  void neighbours_in_street_and_register_with_other_names_are_apart() {
    ObjectNode one = neighbour("Vale Toy Library", "4120 High Street", "9004120");
    ObjectNode other = neighbour("Chess Society of Dale", "412 High Street", "9004121");
    assertThat(SHIPPED.score(record(one), record(other)).band()).isEqualTo(Band.APART);

    other.put("name", "Vale Toy Library");
    assertThat(SHIPPED.score(record(one), record(other)).band()).isEqualTo(Band.LINKED);
  }

  private static ObjectNode neighbour(String name, String street, String number) {
    ObjectNode value = Json.object().put("name", name);
    value.putArray("phones").addObject().put("number", "01632 960120");
    value.putArray("addresses").addObject().put("address_1", street).put("city", "Evesham");
    ObjectNode identifier = value.putArray("organization_identifiers").addObject();
    identifier.put("identifier_scheme", "GB-CHC").put("identifier", number);
    return value;
  }

  @Test
  void services_are_not_linked() {
    assertThatThrownBy(
            () -> LinkRecord.of(UUID.randomUUID(), "vale/services", Kind.SERVICE, Json.object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only organisations and people");
  }

  @Test
  void what_is_not_there_cannot_be_explained() {
    LinkRecord record = group("Vale Choir");
    Linker linker = new Linker(SHIPPED, Set.of());
    linker.put(record);
    assertThatThrownBy(() -> linker.explain(record.id(), new UUID(1, 1)))
        .isInstanceOf(NoSuchElementException.class);
  }

  private static double weight(ObjectNode one, ObjectNode other, EvidenceKind kind) {
    return SHIPPED.compare(record(one), record(other)).evidence().stream()
        .filter(evidence -> evidence.kind() == kind)
        .mapToDouble(Evidence::weight)
        .sum();
  }

  /** An address to hold against another. */
  private record At(LinkRecord record) {
    List<String> to(At other) {
      return SHIPPED.compare(record, other.record).evidence().stream()
          .map(Evidence::level)
          .toList();
    }
  }

  private static At addressed(String address) {
    ObjectNode value = Json.object();
    value.putArray("addresses").addObject().put("address_1", address).put("city", "Redditch");
    return new At(record(value));
  }

  private static LinkRecord reachedAt(String number) {
    ObjectNode value = Json.object();
    value.putArray("phones").addObject().put("number", number);
    return record(value);
  }

  private static LinkRecord group(String name) {
    return record(Json.object().put("name", name));
  }

  private static LinkRecord numbered(String name, String scheme, String number) {
    ObjectNode value = Json.object().put("name", name);
    ObjectNode identifier = value.putArray("organization_identifiers").addObject();
    identifier.put("identifier_scheme", scheme).put("identifier", number);
    return record(value);
  }

  private static LinkRecord record(ObjectNode value) {
    return LinkRecord.of(new UUID(1, ++records), "vale/groups", Kind.ORGANIZATION, value);
  }
}
