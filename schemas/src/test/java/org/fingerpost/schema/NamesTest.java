package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics, kinds, headers and visibilities go by the names that other programs rely on. */
class NamesTest {
  @Test
  void topics_have_the_names_of_the_contract() {
    assertThat(Topics.memberRecords("redditch")).isEqualTo("member.redditch.records");
    assertThat(Topics.hub(Kind.ORGANIZATION)).isEqualTo("hub.organization");
    assertThat(Topics.joint(Kind.PERSON)).isEqualTo("joint.person");
    assertThat(Topics.signpost(SignpostEntity.SERVICE_AT_LOCATIONS))
        .isEqualTo("signpost.service_at_locations");
  }

  @Test
  void the_member_is_read_from_its_topic() {
    assertThat(Topics.memberOf(Topics.memberRecords("wyre-forest"))).isEqualTo("wyre-forest");
    assertThatThrownBy(() -> Topics.memberOf("hub.person")).hasMessageContaining("hub.person");
  }

  @ParameterizedTest
  @EnumSource
  void a_kind_is_found_by_its_wire_name(Kind kind) {
    assertThat(Kind.ofWireName(kind.wireName())).isSameAs(kind);
  }

  @Test
  void an_unknown_kind_is_refused_with_the_list_of_those_that_exist() {
    assertThatThrownBy(() -> Kind.ofWireName("Organization"))
        .hasMessageContaining("organization")
        .hasMessageContaining("representation");
  }

  @Test
  void the_source_key_is_read_from_the_headers() {
    SourceKey key = new SourceKey("redditch", "groups", "a/b 17");
    String source = EventHeaders.sourceOf(key.member(), key.dataset());
    assertThat(source).isEqualTo("/members/redditch/groups");
    assertThat(EventHeaders.sourceKey(source, key.key())).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/joint", "/members/", "/members/redditch", "redditch/groups"})
  void a_source_that_is_no_dataset_is_refused(String source) {
    assertThatThrownBy(() -> EventHeaders.sourceKey(source, "17"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void visibilities_are_ordered_from_open_to_closed() {
    assertThat(Visibility.WITHHELD.isAtLeastAsPrivateAs(Visibility.MEMBERS)).isTrue();
    assertThat(Visibility.MEMBERS.isAtLeastAsPrivateAs(Visibility.MEMBERS)).isTrue();
    assertThat(Visibility.PUBLIC.isAtLeastAsPrivateAs(Visibility.MEMBERS)).isFalse();
  }

  @Test
  void the_fields_of_a_kind_tell_their_type_vocabulary_and_reference() {
    Map<String, FieldShape> fields = new TreeMap<>(SharedSchema.fields(Kind.SERVICE));
    assertThat(fields.get("name").required()).isTrue();
    assertThat(fields.get("organization_id").reference()).isTrue();
    assertThat(fields.get("organization_id").required()).isTrue();
    assertThat(fields.get("districts").type()).isEqualTo(FieldShape.Type.LIST);
    assertThat(fields.get("districts").items()).contains(FieldShape.Type.TEXT);
    assertThat(fields.get("districts").vocabulary()).contains(Vocabularies.DISTRICTS);
    assertThat(fields.get("phones").items()).contains(FieldShape.Type.OBJECT);
    assertThat(fields.get("minimum_age").type()).isEqualTo(FieldShape.Type.NUMBER);
    assertThat(fields.get("email").title()).isEqualTo("E-mail address");
  }
}
