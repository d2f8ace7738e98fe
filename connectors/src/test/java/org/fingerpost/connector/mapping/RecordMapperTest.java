package org.fingerpost.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fingerpost.connector.descriptor.Datasets;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Visibility;
import org.junit.jupiter.api.Test;

class RecordMapperTest {
  private static final SourceKey KEY = new SourceKey("barn", "groups", "7");

  private final MemberDescriptor member =
      Datasets.member(
          """
          kind: service
          key: id
          fields:
            name: title
            organization_id: {from: grp, refers_to: orgs}
            email: mail
            phones.number: tel
            description: {jslt: 'join([.a, .secret], " ")', columns: [a]}
          agreement:
            lawful_basis: consent
            review_date: 2099-01-01
            retention: P1Y
            public: [name, organization_id, description]
            members: [phones]
            withheld: [email]
          """,
          """
          kind: organization
          key: id
          fields: {name: title}
          agreement: {lawful_basis: consent, review_date: 2099-01-01, retention: P1Y, public: [name]}
          """);

  private final RecordMapper mapper = new RecordMapper(member, member.dataset("groups"));

  @Test
  void a_reference_is_the_id_of_the_record_that_it_means() {
    ObjectNode value = mapped(row());
    assertThat(value.get("organization_id").asText())
        .isEqualTo(new SourceKey("barn", "orgs", "12").id().toString());
  }

  @Test
  void a_withheld_field_is_not_even_made() {
    assertThat(mapped(row().put("mail", "broken")).has("email")).isFalse();
    assertThat(mapper.visibility())
        .containsOnlyKeys("name", "organization_id", "description", "phones")
        .containsEntry("phones", Visibility.MEMBERS)
        .containsEntry("name", Visibility.PUBLIC);
  }

  @Test
  void an_expression_sees_no_column_but_those_it_names() {
    assertThat(mapped(row().put("secret", "hidden")).toString()).doesNotContain("hidden");
  }

  @Test
  void a_refusal_never_quotes_the_value() {
    MappingOutcome outcome = mapper.map(KEY, row().put("tel", "Mrs Gray"));
    assertThat(outcome)
        .isEqualTo(
            new MappingOutcome.Unmappable(
                "phone",
                "\"phones.number\" cannot be made: column tel of dataset groups holds no single"
                    + " telephone number; write it such as 01632 960123"));
  }

  @Test
  void a_row_that_is_refused_can_still_be_compared_by_what_was_written() {
    ObjectNode row = row().put("tel", "Mrs Gray");
    row.remove("title");
    ObjectNode rough = mapper.mapRoughly(row);
    assertThat(rough.at("/phones/0/number").asText()).isEqualTo("Mrs Gray");
    assertThat(rough.has("name")).isFalse();
    assertThat(rough.has("organization_id")).isTrue();
    assertThat(rough.has("email")).as("withheld").isFalse();
  }

  @Test
  void many_threads_make_what_one_makes() {
    Set<String> made =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(i -> mapped(row()).toString())
            .collect(Collectors.toSet());
    assertThat(made).hasSize(1);
  }

  private ObjectNode mapped(ObjectNode row) {
    return ((MappingOutcome.Mapped) mapper.map(KEY, row)).value();
  }

  private static ObjectNode row() {
    return Json.object()
        .put("title", "Lunch club")
        .put("grp", 12)
        .put("tel", "01632 960123")
        .put("a", "On Tuesdays");
  }
}
