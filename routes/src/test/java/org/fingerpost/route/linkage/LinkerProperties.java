package org.fingerpost.route.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;

class LinkerProperties {
  private static final String[] NAMES = {
    "Redditch Lunch Club",
    "The Redditch Luncheon Club",
    "Redditch Lunch Clb",
    "RLC",
    "North Redditch Lunch Club",
    "South Redditch Lunch Club",
    "Redditch Youth Forum",
    "Bromsgrove Lunch Club",
    "Friends of Redditch Park",
    "1st Redditch Scout Group",
    "2nd Redditch Scout Group",
    "Redditch Carers' Trust Ltd"
  };
  private static final String[] PHONES = {"", "01632 960001", "01632 960002", "020 7946 0003"};
  private static final String[] POSTCODES = {"", "B97 4AA", "B97 4AB", "B61 8DA"};
  private static final String[] DOMAINS = {"", "lunch.example.org", "park.example.org"};

  /** A record: few values, so that much of it links, conflicts and stands between. */
  record Entry(int name, int phone, int postcode, int domain, int group, int number) {
    LinkRecord at(int position) {
      ObjectNode value = Json.object().put("name", NAMES[name]);
      if (phone > 0) {
        value.putArray("phones").addObject().put("number", PHONES[phone]);
      }
      if (postcode > 0) {
        ObjectNode address = value.putArray("addresses").addObject();
        address.put("postal_code", POSTCODES[postcode]).put("city", "Redditch");
      }
      if (domain > 0) {
        value.put("email", "office@" + DOMAINS[domain]);
      }
      if (number > 0) {
        ObjectNode identifier = value.putArray("organization_identifiers").addObject();
        identifier.put("identifier_scheme", "GB-CHC").put("identifier", "100000" + number);
      }
      UUID id = new UUID(Text.hash(position, 7), position);
      return LinkRecord.of(id, "member/" + group, Kind.ORGANIZATION, value);
    }
  }

  @Provide
  Arbitrary<List<LinkRecord>> records() {
    Arbitrary<Entry> entry =
        Combinators.combine(
                Arbitraries.integers().between(0, NAMES.length - 1),
                Arbitraries.integers().between(0, PHONES.length - 1),
                Arbitraries.integers().between(0, POSTCODES.length - 1),
                Arbitraries.integers().between(0, DOMAINS.length - 1),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 3))
            .as(Entry::new);
    return entry
        .list()
        .ofMinSize(2)
        .ofMaxSize(30)
        .map(
            entries -> {
              List<LinkRecord> records = new ArrayList<>();
              entries.forEach(each -> records.add(each.at(records.size())));
              return records;
            });
  }

  @Property(tries = 150)
  void any_order_of_arrival_gives_the_same_clusters(
      @ForAll("records") List<LinkRecord> records, @ForAll Random random) {
    Linker linker = filled(records, random);
    List<LinkRecord> otherwise = new ArrayList<>(records);
    Collections.shuffle(otherwise, random);
    Linker other = linker(records);
    for (LinkRecord record : otherwise) {
      other.put(record);
      if (random.nextInt(4) == 0) {
        other.clusters();
      }
    }
    assertSame(other, linker);
  }

  @Property(tries = 150)
  void streaming_gives_what_a_batch_gives(
      @ForAll("records") List<LinkRecord> records, @ForAll Random random) {
    LinkModel model = ModelTrainer.train(Kind.ORGANIZATION, records);
    List<ScoredPair> pairs = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      for (int j = i + 1; j < records.size(); j++) {
        if (meet(model, records.get(i), records.get(j))) {
          pairs.add(model.score(records.get(i), records.get(j)));
        }
      }
    }
    Clusters batch = Clusters.of(model, records, pairs, List.of(), Set.of("member/0"));
    Linker linker = filled(records, random);
    assertThat(linker.clusters()).isEqualTo(batch.clusters());
    assertThat(linker.review()).isEqualTo(batch.review());
  }

  @Property(tries = 150)
  void putting_a_record_and_taking_it_out_restores_what_was(
      @ForAll("records") List<LinkRecord> records, @ForAll Random random) {
    LinkRecord extra = records.get(0);
    List<LinkRecord> rest = records.subList(1, records.size());
    Linker without = linker(records);
    without.putAll(rest);
    Linker with = linker(records);
    for (LinkRecord record : rest) {
      with.put(record);
      if (random.nextInt(3) == 0) {
        with.put(extra);
        with.clusters();
      }
    }
    with.put(extra);
    with.clusters();
    with.remove(extra.id());
    assertSame(with, without);
  }

  @Property(tries = 150)
  void what_is_taken_out_leaves_the_clusters_of_what_stays(
      @ForAll("records") List<LinkRecord> records, @ForAll Random random) {
    Linker linker = filled(records, random);
    List<LinkRecord> stay = new ArrayList<>();
    for (LinkRecord record : records) {
      linker.clusters();
      if (random.nextBoolean()) {
        linker.remove(record.id());
      } else {
        stay.add(record);
      }
    }
    Linker never = linker(records);
    never.putAll(stay);
    assertSame(linker, never);
    assertThat(linker.size()).isEqualTo(stay.size());
  }

  @Property(tries = 100)
  void a_verdict_outranks_the_model_and_survives_replay(
      @ForAll("records") List<LinkRecord> records, @ForAll boolean same, @ForAll Random random) {
    UUID a = records.get(0).id();
    UUID b = records.get(1).id();
    Linker linker = linker(records);
    linker.verdict(new Verdict(b, a, same, "seen by the office"));
    linker.putAll(records);
    linker.clusters();
    records.forEach(record -> linker.remove(record.id()));
    List<LinkRecord> again = new ArrayList<>(records);
    Collections.shuffle(again, random);
    linker.putAll(again);
    assertThat(linker.clusterOf(a).equals(linker.clusterOf(b))).isEqualTo(same);

    assertThat(linker.withdraw(a, b)).isTrue();
    assertSame(linker, filled(records, random));
  }

  @Property(tries = 100)
  void the_explanation_sums_to_the_score(@ForAll("records") List<LinkRecord> records) {
    LinkModel model = ModelTrainer.train(Kind.ORGANIZATION, records);
    LinkRecord a = records.get(0);
    for (LinkRecord b : records.subList(1, records.size())) {
      Comparison comparison = model.compare(a, b);
      double sum = comparison.evidence().stream().mapToDouble(Evidence::weight).sum();
      assertThat(sum).isEqualTo(comparison.score());
      assertThat(model.compare(b, a)).isEqualTo(comparison);
      assertThat(model.score(a, b)).isEqualTo(comparison.scored());
      assertThat(comparison.evidence()).allMatch(each -> !each.sentence().isEmpty());
    }
  }

  @Property(tries = 100)
  void a_data_set_without_duplicates_has_at_most_one_record_in_a_cluster(
      @ForAll("records") List<LinkRecord> records, @ForAll Random random) {
    for (RecordCluster cluster : filled(records, random).clusters()) {
      long held =
          records.stream()
              .filter(record -> record.group().equals("member/0"))
              .filter(record -> cluster.records().contains(record.id()))
              .count();
      assertThat(held).isLessThanOrEqualTo(1);
    }
  }

  @Property(tries = 50)
  void a_model_is_the_same_whatever_the_order_and_after_writing_and_reading(
      @ForAll("records") List<LinkRecord> records, @ForAll Random random) {
    LinkModel model = ModelTrainer.train(Kind.ORGANIZATION, records);
    List<LinkRecord> otherwise = new ArrayList<>(records);
    Collections.shuffle(otherwise, random);
    assertThat(ModelTrainer.train(Kind.ORGANIZATION, otherwise).toJson()).isEqualTo(model.toJson());
    LinkModel read = LinkModel.fromJson(model.toJson());
    assertThat(read.version()).isEqualTo(model.version());
    LinkRecord a = records.get(0);
    assertThat(read.compare(a, records.get(1))).isEqualTo(model.compare(a, records.get(1)));
    assertThat(read.blockingKeys(a)).isEqualTo(model.blockingKeys(a));
  }

  private static boolean meet(LinkModel model, LinkRecord a, LinkRecord b) {
    for (long key : model.blockingKeys(a)) {
      for (long other : model.blockingKeys(b)) {
        if (key == other) {
          return true;
        }
      }
    }
    return false;
  }

  private static Linker linker(List<LinkRecord> records) {
    return new Linker(ModelTrainer.train(Kind.ORGANIZATION, records), Set.of("member/0"));
  }

  private static Linker filled(List<LinkRecord> records, Random random) {
    List<LinkRecord> mixed = new ArrayList<>(records);
    Collections.shuffle(mixed, random);
    Linker linker = linker(records);
    linker.putAll(mixed);
    return linker;
  }

  private static void assertSame(Linker linker, Linker other) {
    assertThat(linker.clusters()).isEqualTo(other.clusters());
    assertThat(linker.review()).isEqualTo(other.review());
  }
}
