package org.fingerpost.connector.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorReaderTest {
  @Test
  void every_key_of_a_descriptor_arrives() throws DescriptorException {
    DescriptorReader.Reading reading = DescriptorText.GOOD.read();
    MemberDescriptor member = reading.descriptor();
    assertThat(reading.warnings()).isEmpty();
    assertThat(member.id()).isEqualTo("bromsgrove-redditch-network");
    assertThat(member.zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(member.system())
        .isEqualTo(
            new SystemDescriptor.Database(
                "jdbc:postgresql://127.0.0.1:5432/barn",
                "fingerpost_reader",
                new Secret("${env:BARN_PASSWORD}")));
    DatasetDescriptor groups = member.dataset("groups");
    assertThat(groups.kind()).isEqualTo(Kind.ORGANIZATION);
    assertThat(groups.location().toString()).contains("tbl_groups", "last_updated");
    assertThat(groups.key()).isEqualTo("group_id");
    assertThat(groups.schedule())
        .isEqualTo(
            new DatasetDescriptor.Schedule(
                Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofSeconds(2)));
    assertThat(groups.brake()).isEqualTo(new DatasetDescriptor.Brake(5, 0.25));
    assertThat(groups.agreement().reviewDate()).isEqualTo(LocalDate.of(2027, 4, 1));
  }

  @Test
  void a_database_that_is_followed_takes_every_default_and_no_query() throws DescriptorException {
    DescriptorText followed =
        DescriptorText.GOOD.with(
            "password: \"${env:BARN_PASSWORD}\"",
            "password: \"${env:BARN_PASSWORD}\"\n    capture: {}");
    assertThatThrownBy(followed::read)
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining("\"capture\" follows tables, not queries");
    String text = followed.text().replaceFirst("query: \\|\n +SELECT.*\n.*", "table: services");
    SystemDescriptor system = new DescriptorText(text).read().descriptor().system();
    assertThat(((SystemDescriptor.Database) system).capture())
        .contains(new SystemDescriptor.Capture("fingerpost", "fingerpost", 7_110_000));
  }

  @Test
  void trust_is_of_every_mapped_field_or_of_those_that_it_names() throws DescriptorException {
    assertThat(DescriptorText.GOOD.read().descriptor().dataset("groups").trust()).isEmpty();
    assertThat(trust("low"))
        .hasSize(6)
        .containsEntry("phones", Trust.LOW)
        .containsEntry("organization_identifiers", Trust.LOW);
    assertThat(trust("usual")).isEmpty();
    assertThat(trust("{phones: high, name: usual}"))
        .containsExactly(Map.entry("phones", Trust.HIGH));
  }

  private static Map<String, Trust> trust(String words) throws DescriptorException {
    return DescriptorText.GOOD
        .with("    poll: PT5S", "    trust: " + words + "\n    poll: PT5S")
        .read()
        .descriptor()
        .dataset("groups")
        .trust();
  }

  @Test
  void every_way_to_make_a_field_arrives() throws DescriptorException {
    MemberDescriptor member = DescriptorText.GOOD.read().descriptor();
    assertThat(member.dataset("groups").mapping())
        .containsExactly(
            new FieldMapping("name", new FieldMapping.Source.Column("GroupName")),
            new FieldMapping("phones.number", new FieldMapping.Source.Column("Tel")),
            new FieldMapping(
                "organization_identifiers.GB-CHC", new FieldMapping.Source.Column("charity_no")),
            new FieldMapping(
                "status",
                new FieldMapping.Source.Translated("state", Map.of("A", "active", "2", "closed"))),
            new FieldMapping(
                "groups_served",
                new FieldMapping.Source.Expression(
                    "split(.client_groups, \"/\")", List.of("client_groups"))),
            new FieldMapping(
                "scope", new FieldMapping.Source.Constant(TextNode.valueOf("generic"))));
    assertThat(member.dataset("services").mapping())
        .contains(
            new FieldMapping(
                "organization_id", new FieldMapping.Source.Reference("grp", "groups")));
  }

  @Test
  void the_agreement_and_the_conditions_arrive() throws DescriptorException {
    DatasetDescriptor groups = DescriptorText.GOOD.read().descriptor().dataset("groups");
    assertThat(groups.sharing())
        .containsEntry("name", Visibility.PUBLIC)
        .containsEntry("phones", Visibility.MEMBERS)
        .containsEntry("notes", Visibility.WITHHELD);
    assertThat(groups.shareWhen().orElseThrow().values()).contains("YES", "1", "true", "2");
    assertThat(groups.deletedWhen().orElseThrow().column()).isEqualTo("struck_off");
  }

  @Test
  void what_is_left_out_has_a_default() throws DescriptorException {
    DatasetDescriptor services = DescriptorText.GOOD.read().descriptor().dataset("services");
    assertThat(services.schedule())
        .isEqualTo(
            new DatasetDescriptor.Schedule(
                Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(2)));
    assertThat(services.brake()).isEqualTo(new DatasetDescriptor.Brake(20, 0.1));
    assertThat(services.shareWhen()).isEmpty();
    assertThat(services.noDuplicates()).isFalse();
  }

  @Test
  void a_member_may_say_that_a_dataset_holds_no_duplicates() throws DescriptorException {
    DescriptorText text =
        DescriptorText.GOOD.with("brake: {number: 5, share: 0.25}", "no_duplicates: true");
    assertThat(text.read().descriptor().dataset("groups").noDuplicates()).isTrue();
    assertThat(
            DescriptorText.GOOD
                .with("brake: {number: 5, share: 0.25}", "no_duplicates: perhaps")
                .problems())
        .containsExactly("line 36, column 20: \"no_duplicates\" must be true or false");
  }

  @Test
  void a_folder_of_files_is_relative_to_the_descriptor(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("wcvys.yaml");
    Files.writeString(file, files("wcvys"));
    assertThat(new DescriptorReader().read(file).system())
        .isEqualTo(new SystemDescriptor.Files(folder.toAbsolutePath().resolve("exports")));
  }

  @Test
  void a_bad_descriptor_in_a_folder_does_not_stop_the_others(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("a.yaml"), files("one"));
    Files.writeString(folder.resolve("b.yaml"), "member: {");
    Files.writeString(folder.resolve("c.yaml"), files("three"));
    Files.writeString(folder.resolve("notes.txt"), "no descriptor");
    DescriptorReader.FolderReading reading = new DescriptorReader().readFolder(folder);
    assertThat(reading.members()).extracting(MemberDescriptor::id).containsExactly("one", "three");
    assertThat(reading.refused()).extracting(DescriptorException::file).containsExactly("b.yaml");
    assertThatThrownBy(reading::membersOrThrow).hasMessageContaining("b.yaml cannot be used");
  }

  @Test
  void of_two_members_with_one_id_the_second_is_refused(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a.yaml"), files("same"));
    Files.writeString(folder.resolve("b.yaml"), files("same"));
    DescriptorReader.FolderReading reading = new DescriptorReader().readFolder(folder);
    assertThat(reading.members()).hasSize(1);
    assertThat(reading.refused().get(0).problems())
        .containsExactly(
            new Problem(
                1, 1, "its member id is that of a.yaml too; every member has an id of its own"));
  }

  @Test
  void the_whole_descriptor_of_the_reference_is_one() throws Exception {
    String page = Files.readString(Path.of("README.md"));
    int start = page.indexOf("```yaml\nmember:") + "```yaml\n".length();
    String text = page.substring(start, page.indexOf("```", start));
    assertThat(new DescriptorText(text).read().warnings()).isEmpty();
  }

  private static String files(String id) {
    return """
    member: {id: %s, name: A member}
    system: {files: {folder: ./exports}}
    datasets:
      groups:
        kind: organization
        files: "groups*.csv"
        key: Ref
        fields: {name: Name}
        agreement:
          lawful_basis: consent
          review_date: 2099-01-01
          retention: P1Y
          public: [name]
    """
        .formatted(id);
  }
}
