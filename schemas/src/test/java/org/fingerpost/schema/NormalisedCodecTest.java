package org.fingerpost.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NormalisedCodecTest {
  @Property(tries = 300)
  void what_is_written_is_read_again(@ForAll("changes") NormalisedChange.Present change) {
    byte[] value = NormalisedCodec.write(change);
    assertThat(NormalisedCodec.read(change.kind(), change.origin(), value)).isEqualTo(change);
  }

  @Example
  void equal_content_has_equal_bytes_whatever_the_order_of_its_map() {
    Map<String, Visibility> sorted = new TreeMap<>();
    for (String field : new String[] {"name", "email", "phones", "status", "url"}) {
      sorted.put(field, Visibility.PUBLIC);
    }
    Map<String, Visibility> reversed = new LinkedHashMap<>();
    new TreeMap<>(sorted).descendingMap().forEach(reversed::put);

    assertThat(NormalisedCodec.write(seenBy(reversed)))
        .isEqualTo(NormalisedCodec.write(seenBy(sorted)));
  }

  @Example
  void trust_that_is_usual_is_not_written() {
    NormalisedChange.Present plain = seenBy(Map.of("name", Visibility.PUBLIC));
    byte[] before = NormalisedCodec.write(plain);
    assertThat(NormalisedCodec.write(trusting(plain, Trust.USUAL))).isEqualTo(before);
    assertThat(new String(NormalisedCodec.write(trusting(plain, Trust.HIGH)), UTF_8))
        .contains("\"visibility\":{\"name\":\"public\"},\"trust\":{\"name\":\"high\"},\"record\":");
  }

  private static NormalisedChange.Present trusting(NormalisedChange.Present change, Trust trust) {
    return new NormalisedChange.Present(
        change.source(),
        change.kind(),
        change.origin(),
        change.seen(),
        change.visibility(),
        Map.of("name", trust),
        change.value());
  }

  private static NormalisedChange.Present seenBy(Map<String, Visibility> who) {
    return new NormalisedChange.Present(
        new SourceKey("barn", "groups", "1"),
        Kind.ORGANIZATION,
        new Origin("t", 0, 0),
        Instant.EPOCH,
        who,
        Examples.of(Kind.ORGANIZATION));
  }

  @Example
  void a_value_of_another_form_is_refused_without_quoting_it() {
    for (String value :
        new String[] {
          "hush",
          "[\"hush\"]",
          "{\"member\":\"hush\"}",
          "{\"record\":{\"name\":\"hush\"}}",
          "{\"member\":\"a\",\"dataset\":\"b\",\"key\":\"c\",\"seen\":\"2026-11-22T10:00:00Z\",\"trust\":{\"name\":\"hush\"},\"record\":{}}",
          "{\"record\":{},\"member\":3,\"dataset\":\"hush\",\"key\":\"hush\"}",
        }) {
      assertThatThrownBy(
              () -> NormalisedCodec.read(Kind.PERSON, new Origin("t", 0, 0), value.getBytes(UTF_8)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("hush");
    }
  }

  @Provide
  Arbitrary<NormalisedChange.Present> changes() {
    Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> keys =
        Arbitraries.strings().ofMinLength(1).ofMaxLength(20).filter(key -> !key.isBlank());
    Arbitrary<Map<String, Visibility>> visibility =
        Arbitraries.maps(names, Arbitraries.of(Visibility.class)).ofMaxSize(5);
    return Combinators.combine(
            Combinators.combine(names, names, keys).as(SourceKey::new),
            Arbitraries.of(Kind.class),
            Arbitraries.longs().between(0, Long.MAX_VALUE),
            Arbitraries.longs().between(0, 4_000_000_000_000L),
            visibility,
            Arbitraries.maps(names, Arbitraries.of(Trust.HIGH, Trust.LOW)).ofMaxSize(3),
            Arbitraries.strings())
        .as(
            (source, kind, offset, seen, who, trust, text) ->
                new NormalisedChange.Present(
                    source,
                    kind,
                    new Origin("topic", 0, offset),
                    Instant.ofEpochMilli(seen),
                    who,
                    trust,
                    Examples.of(kind).put("description", text)));
  }
}
