package org.fingerpost.route.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fingerpost.route.resolve.Hub.organization;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.route.joint.JointRecords.Filter;
import org.fingerpost.route.resolve.Hub;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JointRecordsTest {
  private final HikariDataSource database = TestDatabase.fresh();
  private final JointRecords joints = new JointRecords(database);

  @BeforeEach
  void fill() {
    Hub.resolve(
        database,
        organization("barn", "1").with("name", "Chess Club").with("description", "For all").at(1),
        organization("barn", "2")
            .with("name", "Go Club")
            .members("description", "secretly chess")
            .at(2),
        organization("barn", "3").members("name", "Hidden Club").at(3));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void words_are_found_in_what_is_public_alone() {
    assertThat(names("che")).containsExactly("Chess Club");
    assertThat(names("CLUB chess")).containsExactly("Chess Club");
    assertThat(names("secretly")).isEmpty();
    assertThat(names("' OR 1=1 -- \\ :* &")).isEmpty();
  }

  @Test
  void only_records_with_a_public_name_are_listed_to_the_public() {
    assertThat(joints.list(Kind.ORGANIZATION, new Filter("", true), 0, 10).total()).isEqualTo(2);
    assertThat(joints.list(Kind.ORGANIZATION, Filter.ALL, 0, 10).total()).isEqualTo(3);
  }

  @Test
  void pages_follow_each_other_without_gap_or_double() {
    List<JointRecord> all = joints.after(Kind.ORGANIZATION, Optional.empty(), 10);
    JointRecord first = joints.list(Kind.ORGANIZATION, Filter.ALL, 0, 1).records().get(0);
    List<JointRecord> rest = joints.after(Kind.ORGANIZATION, Optional.of(first.id()), 10);
    assertThat(all).hasSize(3).first().isEqualTo(first);
    assertThat(rest).isEqualTo(all.subList(1, 3));
    assertThat(joints.list(Kind.ORGANIZATION, Filter.ALL, 1, 10).records()).isEqualTo(rest);
    assertThat(joints.find(new UUID(1, 2))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organizations",
        "services",
        "activities",
        "enquiries",
        "representations",
        "links",
        "provenance",
        "redirects",
        "conflicts",
        "refusals"
      })
  void analysts_may_read_every_view_and_nothing_else(String view) {
    assertThat(
            Hub.rows(
                database,
                "SELECT has_table_privilege('fingerpost_analyst', 'analysis.%s', 'SELECT'), has_table_privilege('fingerpost_analyst', 'source_record', 'SELECT'), obj_description('analysis.%s'::regclass) IS NOT NULL, count(*) >= 0 FROM analysis.%s"
                    .formatted(view, view, view)))
        .isEqualTo("t|f|t|t|\n");
  }

  private List<String> names(String words) {
    return joints.list(Kind.ORGANIZATION, new Filter(words, true), 0, 10).records().stream()
        .map(joint -> joint.fields().get("name").value().asText())
        .toList();
  }
}
