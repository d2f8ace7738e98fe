package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.NumericChars;

class OriginTest {
  @Property(tries = 200)
  void what_is_written_is_read_again(
      @ForAll @AlphaChars @NumericChars @NotBlank String topicId,
      @ForAll int partition,
      @ForAll long offset) {
    Origin origin = new Origin(topicId, partition, offset);
    assertThat(Origin.parse(origin.text())).isEqualTo(origin);
  }

  @Property(tries = 200)
  void of_two_offsets_the_smaller_is_older(@ForAll long one, @ForAll long other) {
    assertThat(new Origin("t", 0, one).isOlderThan(new Origin("t", 0, other)))
        .isEqualTo(one < other);
  }

  @Example
  void offsets_of_other_topics_and_partitions_compare_with_nothing() {
    Origin origin = new Origin("t", 0, 1);
    assertThat(origin.isOlderThan(new Origin("u", 0, 2))).isFalse();
    assertThat(origin.isOlderThan(new Origin("t", 1, 2))).isFalse();
  }

  @Example
  void text_of_another_form_is_refused() {
    for (String text : new String[] {"", "t", "t/0", "/0/1", "t/0/x", "t/x/1"}) {
      assertThatThrownBy(() -> Origin.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
