package org.fingerpost.connector.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.fingerpost.connector.descriptor.Datasets;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.Test;

class SharingFilterTest {
  private final SharingFilter filter =
      new SharingFilter(
          Datasets.member(
                  """
                  kind: organization
                  key: id
                  share_when: {column: listed, is: [yes, 1]}
                  deleted_when: {column: gone, is: ["true"]}
                  fields:
                    name: title
                    email: mail
                    phones.number: tel
                    description: about
                    groups_served: {jslt: '.a', columns: [a, title]}
                  agreement:
                    lawful_basis: consent
                    review_date: 2099-01-01
                    retention: P1Y
                    public: [name, groups_served]
                    members: [phones]
                    withheld: [email]
                  """)
              .dataset("groups"));

  @Test
  void only_columns_that_feed_a_shared_field_pass() {
    assertThat(filter.apply(row().put("listed", "yes")))
        .isEqualTo(
            new SharingOutcome.Shared(
                Json.object().put("a", "x").put("tel", "1").put("title", "n")));
  }

  @Test
  void a_connector_reads_what_is_shared_and_what_decides_and_no_more() {
    assertThat(filter.columns()).containsExactly("a", "gone", "id", "listed", "tel", "title");
    assertThat(filter.sharedColumns()).containsExactly("a", "tel", "title");
  }

  @Test
  void consent_is_read_without_regard_to_case_space_or_decimals() {
    assertThat(filter.project(row().put("listed", " YES "))).isPresent();
    assertThat(filter.project(row().put("listed", 1))).isPresent();
    assertThat(filter.project(row().put("listed", new BigDecimal("1.00")))).isPresent();
  }

  @Test
  void a_row_without_consent_or_with_unknown_consent_is_withdrawn() {
    assertThat(filter.apply(row())).isInstanceOf(SharingOutcome.Withdrawn.class);
    assertThat(filter.apply(row().put("listed", "no")))
        .isInstanceOf(SharingOutcome.Withdrawn.class);
    assertThat(filter.apply(row().put("listed", ""))).isInstanceOf(SharingOutcome.Withdrawn.class);
    assertThat(filter.apply(row().putNull("listed"))).isInstanceOf(SharingOutcome.Withdrawn.class);
    assertThat(filter.apply(row().set("listed", Json.object())))
        .isInstanceOf(SharingOutcome.Withdrawn.class);
  }

  @Test
  void a_row_marked_as_deleted_is_deleted_even_with_consent() {
    assertThat(filter.apply(row().put("listed", "yes").put("gone", true)))
        .isInstanceOf(SharingOutcome.Deleted.class);
  }

  private static ObjectNode row() {
    return Json.object()
        .put("id", 7)
        .put("title", "n")
        .put("mail", "m")
        .put("tel", "1")
        .put("about", "d")
        .put("a", "x");
  }
}
