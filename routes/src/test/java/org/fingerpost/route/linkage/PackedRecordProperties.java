package org.fingerpost.route.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;

class PackedRecordProperties {
  @Property(tries = 100)
  void a_packed_organisation_is_compared_as_an_open_one(@ForAll Random random) {
    assertSame(Kind.ORGANIZATION, AlikeRecords.of(random, 16));
  }

  @Property(tries = 10)
  void a_packed_person_is_compared_as_an_open_one(@ForAll Random random) {
    List<LinkRecord> people = new ArrayList<>();
    for (Invented each : InventedPeople.of(8, random.nextInt())) {
      people.add(each.record(Kind.PERSON, people.size()));
    }
    assertSame(Kind.PERSON, people);
  }

  @Example
  void a_name_of_a_hundred_thousand_letters_in_any_script_is_packed_too() {
    String name = "Ω".repeat(100_000) + " club " + "x".repeat(100_000);
    LinkRecord record =
        LinkRecord.of(
            new UUID(1, 2), "member/0", Kind.ORGANIZATION, Json.object().put("name", name));
    assertThat(record.packed().features().names[0].words)
        .isEqualTo(record.features().names[0].words)
        .hasSize(3);
  }

  private static void assertSame(Kind kind, List<LinkRecord> records) {
    List<LinkRecord> packed = records.stream().map(LinkRecord::packed).toList();
    LinkModel model = ModelTrainer.train(kind, packed);
    assertThat(model.version()).isEqualTo(ModelTrainer.train(kind, records).version());
    LinkRecord first = records.get(0);
    for (int at = 0; at < records.size(); at++) {
      LinkRecord open = records.get(at);
      LinkRecord piece = packed.get(at);
      assertThat(piece.area()).isEqualTo(open.area());
      assertThat(model.blockingKeys(piece)).isEqualTo(model.blockingKeys(open));
      assertThat(model.possibleKeys(piece)).isEqualTo(model.possibleKeys(open));
      assertThat(model.compare(packed.get(0), piece)).isEqualTo(model.compare(first, open));
    }
  }
}
