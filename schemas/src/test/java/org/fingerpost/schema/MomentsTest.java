package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class MomentsTest {
  @Property
  void a_moment_is_read_and_written_as_the_platform_does(
      @ForAll @LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) long millis) {
    Instant moment = Instant.ofEpochMilli(millis);
    assertThat(Moments.text(moment)).isEqualTo(moment.toString());
    assertThat(Moments.parse(moment.toString())).isEqualTo(moment);
    assertThat(Moments.text(moment)).isEqualTo(moment.toString());
  }

  @Test
  void a_moment_that_was_read_in_another_form_is_written_in_the_usual_one() {
    assertThat(Moments.text(Moments.parse("2026-11-22T10:00:00.000Z")))
        .isEqualTo("2026-11-22T10:00:00Z");
  }

  @Test
  void text_that_is_no_moment_is_refused() {
    assertThatThrownBy(() -> Moments.parse("yesterday")).isInstanceOf(DateTimeParseException.class);
  }
}
