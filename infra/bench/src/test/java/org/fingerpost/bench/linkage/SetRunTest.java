package org.fingerpost.bench.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.fingerpost.bench.linkage.LinkageSet.TruthForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set of four records, of which two are one club and two are two others. */
class SetRunTest {
  private static final LinkageSet SET =
      new LinkageSet(
          "tiny", "tiny", TruthForm.CLUSTERS, OptionalDouble.empty(), OptionalDouble.empty());

  @TempDir Path folder;

  @BeforeEach
  void describe() throws IOException {
    Files.createDirectories(folder.resolve("descriptors/tiny"));
    Files.createDirectories(folder.resolve("data/tiny"));
    write(
        "descriptors/tiny/clubs.yaml",
        """
        member: {id: tiny, name: Tiny, website: "https://tiny.example.org", time_zone: Europe/London}
        system:
          files: {folder: ../../data/tiny}
        datasets:
          clubs:
            kind: organization
            files: records.csv
            key: id
            fields: {name: name, phones.number: phone, addresses.postal_code: postcode, organization_identifiers.GB-CHC: charity}
            agreement: {lawful_basis: consent, review_date: 2099-01-01, retention: P1Y, members: [name, phones, addresses, organization_identifiers]}
        """);
    write(
        "data/tiny/records.csv",
        """
        id,name,phone,postcode,charity
        r1,Mill Lane Luncheon Club,01632 960123,WR14 3JP,1000001
        r2,Mill Lane Luncheon Club,01632 960123,WR14 3JP,1000001
        r3,Evesham Choir,01632 960300,WR11 4AB,1000003
        r4,Upton Canoe Club,01632 960200,WR8 0HT,1000002
        """);
  }

  @Test
  void what_is_linked_rightly_scores_one_in_every_order() throws Exception {
    write("data/tiny/clusters.csv", "rec_id,entity_id\nr1,a\nr2,a\nr3,b\nr4,c\n");
    SetResult result = result();
    assertThat(result.score().pairs()).isEqualTo(new Rates(1, 1));
    assertThat(result.f1s()).containsExactly(1.0, 1.0, 1.0);
    assertThat(result.spread()).isZero();
    assertThat(result.pairs().blockingRecall()).isEqualTo(1);
    assertThat(result.pairs().linkedBandPrecision()).isEqualTo(1);
    assertThat(result.pairs().falsePairs()).isEmpty();
    assertThat(result.pairs().missedPairs()).isEmpty();
  }

  @Test
  void errors_are_counted_under_what_their_records_carry() throws Exception {
    // A truth that says the opposite: the two alike are two, the choir and the canoeists one.
    write("data/tiny/clusters.csv", "rec_id,entity_id\nr1,a\nr2,b\nr3,c\nr4,c\n");
    write("data/tiny/kinds.csv", "rec_id,kinds\nr1,branch\nr2,branch typo\nr3,\nr4,alias\n");
    SetResult result = result();
    assertThat(result.score().pairs()).isEqualTo(new Rates(0, 0));
    assertThat(result.pairs().falsePairs()).hasSize(1);
    assertThat(result.pairs().falseKinds()).containsOnlyKeys("branch", "typo").containsValue(1);
    assertThat(result.pairs().missedKinds()).containsOnlyKeys("alias");
    assertThat(result.pairs().linkedBandPrecision()).isZero();
  }

  @Test
  void a_run_that_takes_too_long_is_given_up() throws Exception {
    write("data/tiny/clusters.csv", "rec_id,entity_id\n");
    assertThatThrownBy(() -> new SetRun(data(), 1, Duration.ZERO).run())
        .isInstanceOf(OverdueException.class)
        .hasMessageContaining("1 of 4 records");
  }

  private SetResult result() throws Exception {
    return new SetRun(data(), 3, Duration.ofMinutes(5)).run();
  }

  private SetData data() throws Exception {
    return SetData.read(SET, folder.resolve("descriptors"), folder.resolve("data"));
  }

  private void write(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    // A file this fresh would count as still being written.
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }
}
