package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireFormTest {
  @Test
  void names_become_ids_and_numbers_become_those_of_the_register() {
    ObjectNode record = Json.object().put("name", "Mill Lane Luncheon Club");
    record.putArray("districts").add("Wyre Forest").add("E07000236").add("Atlantis");
    record.putArray("groups_served").add("Older People");
    record.putArray("infrastructure_services").add("Policy research");
    ObjectNode identifier = record.putArray("organization_identifiers").addObject();
    identifier.put("identifier_scheme", "GB-COH").put("identifier", "1234567");
    WireForm.settle(Kind.ORGANIZATION, record);
    assertThat(record.get("districts")).hasToString("[\"E07000239\",\"E07000236\",\"Atlantis\"]");
    assertThat(record.get("groups_served")).hasToString("[\"older-people\"]");
    assertThat(record.get("infrastructure_services")).hasToString("[\"policy-research\"]");
    assertThat(identifier.get("identifier").asText()).isEqualTo("01234567");
  }

  @Test
  void what_is_no_list_and_what_is_no_text_is_left_for_the_schema_to_judge() {
    ObjectNode record = Json.object().put("activity_type", "Training").put("districts", 3);
    record.putArray("groups_served").addNull().add(7);
    WireForm.settle(Kind.ACTIVITY, record);
    assertThat(record)
        .hasToString("{\"activity_type\":\"training\",\"districts\":3,\"groups_served\":[null,7]}");
  }

  @ParameterizedTest
  @EnumSource
  void a_valid_record_stays_as_it_is(Kind kind) {
    ObjectNode record = Examples.of(kind);
    WireForm.settle(kind, record);
    assertThat(record).isEqualTo(Examples.of(kind));
  }
}
