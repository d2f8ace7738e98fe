package org.fingerpost.route.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fingerpost.route.resolve.Hub.organization;

import com.zaxxer.hikari.HikariDataSource;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.resolve.Hub.Draft;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrustTest {
  private final HikariDataSource database = TestDatabase.fresh();
  private final Draft barn =
      organization("barn", "1").charity("1000001").with("email", "a@example.org");
  private final Draft wre =
      organization("wre", "2").charity("1000001").with("email", "b@example.org");

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_change_of_trust_alone_decides_anew() {
    Hub.resolve(database, barn.at(1), wre.at(2));
    assertThat(email().value().asText()).isEqualTo("b@example.org");
    Hub.resolve(database, barn.trust("email", Trust.HIGH).at(3));
    assertThat(email().value().asText()).isEqualTo("a@example.org");
    assertThat(email().conflict().orElseThrow().others()).hasSize(1);
  }

  @Test
  void trust_is_kept_with_the_record_so_that_it_counts_when_another_arrives() {
    Hub.resolve(database, barn.trust("email", Trust.HIGH).at(1));
    Hub.resolve(database, wre.at(2));
    assertThat(email().value().asText()).isEqualTo("a@example.org");
    Hub.resolve(database, wre.with("name", "Chess Club").at(3));
    assertThat(email().value().asText()).isEqualTo("a@example.org");
  }

  @Test
  void trust_is_part_of_a_records_content_and_the_time_it_was_seen_is_not() {
    byte[] usual = NormalisedCodec.write(barn.at(1));
    byte[] seenLater = NormalisedCodec.write(barn.at(2));
    byte[] trusted = NormalisedCodec.write(barn.trust("email", Trust.LOW).at(1));
    assertThat(Hashes.ofContent(seenLater)).isEqualTo(Hashes.ofContent(usual));
    assertThat(Hashes.ofContent(trusted)).isNotEqualTo(Hashes.ofContent(usual));
  }

  private JointRecord.Field email() {
    return new JointRecords(database).find(barn.id()).orElseThrow().fields().get("email");
  }
}
