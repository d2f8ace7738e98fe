package org.fingerpost.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.fingerpost.connector.descriptor.Datasets;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;

class MappingProperties {
  private static final SourceKey KEY = new SourceKey("barn", "groups", "7");
  private static final List<RecordMapper> MAPPERS =
      Stream.of(
              "email",
              "url",
              "minimum_age",
              "last_confirmed",
              "phones.number",
              "addresses.postal_code",
              "schedules.opens_at",
              "schedules.dtstart",
              "districts",
              "status",
              "taxonomy_terms")
          .map(MappingProperties::mapper)
          .toList();

  @Property
  void whatever_a_column_holds_it_is_mapped_or_refused_without_being_quoted(
      @ForAll("values") String value, @ForAll @IntRange(max = 10) int field) {
    ObjectNode row = Json.object().put("v", value).put("title", "A").put("org", "1");
    ObjectNode before = row.deepCopy();
    MappingOutcome outcome = MAPPERS.get(field).map(KEY, row);
    if (outcome instanceof MappingOutcome.Unmappable refusal && value.strip().length() > 12) {
      assertThat(refusal.sentence()).doesNotContain(value.strip());
    }
    assertThat(row).isEqualTo(before);
  }

  private static RecordMapper mapper(String target) {
    MemberDescriptor member =
        Datasets.member(
            """
            kind: service
            key: id
            fields:
              name: title
              organization_id: {from: org, refers_to: orgs}
              %s: v
            agreement:
              lawful_basis: consent
              review_date: 2099-01-01
              retention: P1Y
              public: [name, organization_id, %s]
            """
                .formatted(target, target.replaceFirst("\\..*", "")),
            """
            kind: organization
            key: id
            fields: {name: title}
            agreement:
              lawful_basis: consent
              review_date: 2099-01-01
              retention: P1Y
              public: [name]
            """);
    return new RecordMapper(member, member.dataset("groups"));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withChars("0123456789-/:.TZ +,;@aApPmM").ofMaxLength(24));
  }
}
