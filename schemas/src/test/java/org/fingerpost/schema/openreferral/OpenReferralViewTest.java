package org.fingerpost.schema.openreferral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.JointRecords;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenReferralViewTest {
  private static final JointRecord ORGANIZATION = JointRecords.allPublic(Kind.ORGANIZATION);
  private static final JointRecord LOCATION = JointRecords.allPublic(Kind.LOCATION);
  private static final OpenReferralView VIEW = viewOf(ORGANIZATION, LOCATION);

  @Test
  void a_service_embeds_its_organisation_and_its_location() {
    ObjectNode view = VIEW.service(JointRecords.referring(Kind.SERVICE)).orElseThrow();
    assertThat(view.at("/organization/name").asText()).isEqualTo("Mill Lane Luncheon Club");
    assertThat(view.get("organization_id")).isEqualTo(view.at("/organization/id"));
    assertThat(view.at("/service_at_locations/0/location/name").asText())
        .isEqualTo("Mill Lane Hall");
    assertThat(view.get("status").asText()).isEqualTo("active");
    assertThat(view.at("/phones/0/number").asText()).isEqualTo("01632 960123");
    assertThat(view.at("/schedules/0/byday").asText()).isEqualTo("TU");
    assertThat(view.at("/service_areas/0/name").asText()).isEqualTo("Redditch");
    assertThat(view.at("/attributes/0/taxonomy_term/code").asText())
        .isEqualTo("information-advice-assistance");
  }

  @Test
  void a_service_whose_organisation_is_not_known_yet_names_it_by_id_alone() {
    ObjectNode view = viewOf().service(JointRecords.referring(Kind.SERVICE)).orElseThrow();
    assertThat(view.has("organization_id")).isTrue();
    assertThat(view.has("organization")).isFalse();
  }

  @Test
  void a_service_without_a_public_organisation_is_not_published() {
    JointRecord service = JointRecords.referring(Kind.SERVICE);
    assertThat(VIEW.service(JointRecords.without(service, "organization_id"))).isEmpty();
    assertThat(VIEW.service(hidden(service, "organization_id"))).isEmpty();
    assertThat(VIEW.serviceAtLocation(hidden(service, "organization_id"))).isEmpty();
  }

  @Test
  void a_service_without_a_location_is_at_its_first_address() {
    JointRecord service = JointRecords.without(JointRecords.referring(Kind.SERVICE), "location_id");
    ObjectNode view = VIEW.serviceAtLocation(service).orElseThrow();
    assertThat(view.at("/location/addresses/0/postal_code").asText()).isEqualTo("b97 4ab");
    assertThat(view.get("location_id")).isEqualTo(view.at("/location/id"));
    assertThat(view.get("service_id").asText()).isEqualTo(service.id().toString());
  }

  @ParameterizedTest
  @EnumSource
  void without_a_public_name_nothing_is_published(Kind kind) {
    JointRecord nameless = hidden(JointRecords.referring(kind), "name");
    assertThat(VIEW.signposts(nameless)).allMatch(signpost -> signpost.value().isEmpty());
    assertThat(VIEW.signposts(JointRecords.membersOnly(kind)))
        .allMatch(signpost -> signpost.value().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void a_value_for_members_alone_is_in_no_byte_of_what_is_published(Kind kind) {
    JointRecord open = JointRecords.referring(kind);
    for (String name : open.fields().keySet()) {
      JointRecord.Field secret =
          JointRecords.field(marked(open.fields().get(name).value()), Visibility.MEMBERS);
      String published =
          published(
              viewOf(marked(ORGANIZATION), marked(LOCATION)),
              JointRecords.replacing(open, name, secret));
      assertThat(published).as(name).doesNotContain("hush");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_members_disagree_about_is_in_no_byte_of_what_is_published(Kind kind) {
    JointRecord open = JointRecords.referring(kind);
    for (String name : open.fields().keySet()) {
      JointRecord.Field field = open.fields().get(name);
      List<JointRecord.OtherValue> others = new ArrayList<>();
      for (Visibility visibility : List.of(Visibility.PUBLIC, Visibility.MEMBERS)) {
        others.add(new JointRecord.OtherValue(marked(field.value()), visibility, List.of(1)));
      }
      JointRecord.Field disputed =
          new JointRecord.Field(
              field.value(),
              field.visibility(),
              0,
              "newest",
              Optional.empty(),
              Optional.of(new JointRecord.Conflict(List.of(0), others)));
      JointRecord joint = JointRecords.replacing(open, name, disputed);
      assertThat(published(VIEW, joint)).as(name).isEqualTo(published(VIEW, open));
      assertThat(joint.publicFields()).isEqualTo(open.publicFields());
    }
  }

  @ParameterizedTest
  @EnumSource
  void where_the_winning_value_is_not_public_the_best_public_one_is_published(Kind kind) {
    JointRecord.Field name =
        new JointRecord.Field(
            JsonNodeFactory.instance.textNode("hush"),
            Visibility.MEMBERS,
            1,
            "newest",
            Optional.of(
                new JointRecord.PublicValue(JsonNodeFactory.instance.textNode("Open name"), 0)));
    JointRecord joint = JointRecords.replacing(JointRecords.referring(kind), "name", name);
    String published = published(VIEW, joint);
    assertThat(published).doesNotContain("hush");
    if (!VIEW.signposts(joint).isEmpty()) {
      assertThat(published).contains("Open name");
    }
  }

  @ParameterizedTest
  @EnumSource
  void members_that_share_publicly_are_named_without_their_keys(Kind kind) {
    for (Signpost signpost : VIEW.signposts(JointRecords.referring(kind))) {
      JsonNode sources = signpost.value().orElseThrow().get("sources");
      assertThat(sources).hasSize(1);
      assertThat(sources.at("/0/member").asText()).isEqualTo("redditch");
      assertThat(signpost.toString()).doesNotContain("secret-key").doesNotContain("wyre-forest");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_same_record_gives_the_same_bytes(Kind kind) {
    JointRecord joint = JointRecords.referring(kind);
    JointRecord again = JointCodec.read(JointCodec.write(joint));
    assertThat(published(VIEW, joint)).isEqualTo(published(VIEW, again));
  }

  @ParameterizedTest
  @EnumSource
  void nothing_published_is_null_or_an_empty_list(Kind kind) {
    for (Signpost signpost : VIEW.signposts(JointRecords.referring(kind))) {
      assertNothingEmpty(signpost.value().orElseThrow());
    }
    ObjectNode bare = Json.object().put("name", "Bare");
    bare.put("organization_id", ORGANIZATION.id().toString()).put("activity_type", "event");
    JointRecord joint = JointRecords.with(kind, bare, Visibility.PUBLIC);
    VIEW.signposts(joint)
        .forEach(signpost -> signpost.value().ifPresent(OpenReferralViewTest::assertNothingEmpty));
  }

  @ParameterizedTest
  @EnumSource
  void a_deleted_record_retracts_every_key_that_it_published(Kind kind) {
    JointRecord joint = JointRecords.referring(kind);
    assertThat(keys(OpenReferralView.retractions(kind, joint.id())))
        .isEqualTo(keys(VIEW.signposts(joint)));
  }

  @Test
  void advice_and_meetings_are_no_public_events() {
    for (String type : List.of("advice", "meeting")) {
      JointRecord activity =
          JointRecords.replacing(
              JointRecords.referring(Kind.ACTIVITY),
              "activity_type",
              JointRecords.field(JsonNodeFactory.instance.textNode(type), Visibility.PUBLIC));
      assertThat(VIEW.event(activity)).isEmpty();
    }
  }

  @Test
  void every_part_has_an_id_of_its_own() {
    ObjectNode view = VIEW.service(JointRecords.referring(Kind.SERVICE)).orElseThrow();
    assertThat(view.path("attributes").findValuesAsText("id"))
        .doesNotHaveDuplicates()
        .allMatch(id -> UUID.fromString(id).version() == 5);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_record_that_was_stored_and_read_is_told_in_the_same_bytes(Kind kind) {
    JointRecord computed = reversed(JointRecords.allPublic(kind));
    JointRecord read = JointCodec.read(JointCodec.write(computed));
    assertThat(published(VIEW, read)).isEqualTo(published(VIEW, computed));
  }

  /** With the properties of all values in another order than documents are written in. */
  private static JointRecord reversed(JointRecord joint) {
    JointRecord reversed = joint;
    for (Map.Entry<String, JointRecord.Field> entry : joint.fields().entrySet()) {
      JointRecord.Field field = entry.getValue();
      reversed =
          JointRecords.replacing(
              reversed,
              entry.getKey(),
              new JointRecord.Field(
                  reversed(field.value()),
                  field.visibility(),
                  field.source(),
                  field.reason(),
                  field.publicValue()));
    }
    return reversed;
  }

  private static JsonNode reversed(JsonNode value) {
    if (value.isArray()) {
      ArrayNode items = Json.MAPPER.createArrayNode();
      value.forEach(item -> items.add(reversed(item)));
      return items;
    }
    if (!value.isObject()) {
      return value;
    }
    TreeMap<String, JsonNode> names = new TreeMap<>(Comparator.reverseOrder());
    value.properties().forEach(entry -> names.put(entry.getKey(), reversed(entry.getValue())));
    ObjectNode object = Json.object();
    names.forEach(object::set);
    return object;
  }

  static OpenReferralView viewOf(JointRecord... records) {
    Map<UUID, JointRecord> all = new TreeMap<>();
    Arrays.stream(records).forEach(record -> all.put(record.id(), record));
    return new OpenReferralView(id -> Optional.ofNullable(all.get(id)));
  }

  private static JointRecord hidden(JointRecord joint, String name) {
    return joint.fields().containsKey(name)
        ? JointRecords.replacing(
            joint, name, JointRecords.field(joint.fields().get(name).value(), Visibility.MEMBERS))
        : joint;
  }

  /** Every field but the name holds a mark and is for members alone. */
  private static JointRecord marked(JointRecord joint) {
    JointRecord marked = joint;
    for (String name : joint.fields().keySet()) {
      if (!name.equals("name")) {
        marked =
            JointRecords.replacing(
                marked,
                name,
                JointRecords.field(marked(joint.fields().get(name).value()), Visibility.MEMBERS));
      }
    }
    return marked;
  }

  private static JsonNode marked(JsonNode value) {
    if (value.isTextual()) {
      return JsonNodeFactory.instance.textNode("hush " + value.asText());
    }
    JsonNode copy = value.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(marked(entry.getValue())));
    } else if (copy.isArray()) {
      com.fasterxml.jackson.databind.node.ArrayNode array = Json.MAPPER.createArrayNode();
      copy.forEach(item -> array.add(marked(item)));
      return array;
    }
    return copy;
  }

  private static String published(OpenReferralView view, JointRecord joint) {
    StringBuilder text = new StringBuilder();
    for (Signpost signpost : view.signposts(joint)) {
      text.append(signpost.entity()).append(signpost.id());
      signpost.value().ifPresent(text::append);
    }
    return text.toString();
  }

  private static List<String> keys(List<Signpost> signposts) {
    return signposts.stream().map(signpost -> signpost.entity() + "/" + signpost.id()).toList();
  }

  private static void assertNothingEmpty(JsonNode node) {
    assertThat(node.isNull()).isFalse();
    assertThat(node.isContainerNode() && node.isEmpty()).isFalse();
    node.forEach(OpenReferralViewTest::assertNothingEmpty);
  }

  @Test
  void every_entity_but_the_taxonomy_terms_comes_from_some_kind() {
    List<SignpostEntity> entities =
        Arrays.stream(Kind.values())
            .flatMap(kind -> VIEW.signposts(JointRecords.referring(kind)).stream())
            .map(Signpost::entity)
            .toList();
    assertThat(entities)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SignpostEntity.values())
                .filter(entity -> entity != SignpostEntity.TAXONOMY_TERMS)
                .toList());
  }
}
