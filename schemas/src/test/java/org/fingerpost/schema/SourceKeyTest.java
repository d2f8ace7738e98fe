package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceKeyTest {
  /** Reckoned by another implementation, Python's uuid.uuid5. */
  @Test
  void the_id_is_the_version_5_uuid_of_member_dataset_and_key() {
    assertThat(new SourceKey("redditch", "groups", "17").id())
        .isEqualTo(UUID.fromString("e3bc87ba-7242-528a-ac1f-5e8ceaed1cb8"));
    assertThat(new SourceKey("redditch", "groups", "Café").id())
        .isEqualTo(UUID.fromString("d4b9f874-6c59-5563-a4e8-58ec88be2bea"));
    assertThat(SourceKey.namedId("taxonomy/districts/E07000236"))
        .isEqualTo(UUID.fromString("5ecaf347-2656-50ba-ba1d-8a29976c3e21"));
  }

  @Test
  void keys_that_differ_only_in_where_a_part_ends_have_different_ids() {
    assertThat(new SourceKey("a", "bc", "d").id()).isNotEqualTo(new SourceKey("ab", "c", "d").id());
    assertThat(new SourceKey("a", "b", "cd").id()).isNotEqualTo(new SourceKey("a", "bc", "d").id());
  }

  @ParameterizedTest
  @CsvSource({"'',groups,17,member", "redditch,' ',17,dataset", "redditch,groups,'',key"})
  void an_empty_part_is_refused_by_its_name(String member, String set, String key, String part) {
    assertThatThrownBy(() -> new SourceKey(member, set, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(part);
  }
}
