package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UtcTextProperties {
  @Property
  void what_an_instant_writes_is_read_as_it(@ForAll("instants") Instant moment) {
    assertThat(UtcText.parse(moment.toString())).contains(moment);
    assertThat(Moments.parse(moment.toString())).isEqualTo(moment);
    assertThat(Moments.text(moment)).isEqualTo(moment.toString());
  }

  @Property
  void what_is_read_is_what_the_library_reads(@ForAll("texts") String text) {
    Optional<Instant> read = UtcText.parse(text);
    assertThat(read).isIn(Optional.empty(), library(text));
  }

  @Example
  void other_forms_are_left_to_the_library() {
    for (String text :
        new String[] {
          "",
          "2026-02-30T00:00:00Z",
          "2026-11-30T24:00:00Z",
          "2026-11-30T00:00:60Z",
          "2026-11-30T00:00:00+01:00",
          "2026-11-30T00:00:00.Z",
          "2026-11-30T00:00:00.1234567890Z",
          "2026-11-30t00:00:00z",
          "2026-11-30T00:00:0٣Z",
          "+12026-11-30T00:00:00Z"
        }) {
      assertThat(UtcText.parse(text)).as(text).isEmpty();
    }
  }

  private static Optional<Instant> library(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 253_402_300_799L),
            Arbitraries.oneOf(
                Arbitraries.of(0, 1_000_000, 999_000, 7),
                Arbitraries.integers().between(0, 999_999_999)))
        .as(Instant::ofEpochSecond);
  }

  /** Nearly right, with a sign changed here or there. */
  @Provide
  Arbitrary<String> texts() {
    return Combinators.combine(
            instants().map(Instant::toString),
            Arbitraries.integers().between(0, 30),
            Arbitraries.of("", "0", "3", "9", "-", ":", ".", "Z", "T", " "))
        .as(
            (text, place, sign) ->
                text.substring(0, Math.min(place, text.length()))
                    + sign
                    + text.substring(Math.min(place + 1, text.length())));
  }
}
