package org.fingerpost.infra.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkCommandTest {
  private static final String HEADER = "id,name,tel,street,town,postcode,charity\n";

  private static final String CLUB =
      "%s,%s,01632 960123,Village Hall Mill Lane,Malvern,WR14 3JP,1000001\n";

  @TempDir Path folder;

  @BeforeEach
  void describe() throws IOException {
    member("barn", "");
    member("vale", "");
    write(
        "barn/groups.csv",
        HEADER
            + CLUB.formatted("1", "Mill Lane Luncheon Club")
            + "2,Upton Canoe Club,01632 960200,2 Quay Street,Upton,WR8 0HT,1000002\n");
    write(
        "vale/groups.csv",
        HEADER
            + CLUB.formatted("7", "The Mill Lane Lunch Club")
            + "8,Evesham Choir,01632 960300,9 High Street,Evesham,WR11 4AB,1000003\n");
  }

  @Test
  void a_club_that_two_members_hold_has_one_joint_id_and_others_have_their_own()
      throws IOException {
    Called link = link("barn.yaml", "vale.yaml");
    assertThat(link.exitCode()).as(link.err()).isZero();
    assertThat(link.out()).contains("4 records are 3 joint records");
    List<String> lines = Files.readAllLines(folder.resolve("links.csv"));
    assertThat(lines.get(0)).isEqualTo("member,dataset,key,joint_id");
    assertThat(lines.stream().skip(1).map(LinkCommandTest::withoutId))
        .containsExactly("barn,groups,1", "barn,groups,2", "vale,groups,7", "vale,groups,8");
    assertThat(jointId(lines.get(1))).isEqualTo(jointId(lines.get(3)));
    assertThat(lines.stream().skip(1).map(LinkCommandTest::jointId).distinct()).hasSize(3);
  }

  @Test
  void the_files_are_the_same_whatever_order_the_members_are_named_in() throws IOException {
    link("barn.yaml", "vale.yaml");
    List<String> first = files();
    link("vale.yaml", "barn.yaml");
    assertThat(files()).isEqualTo(first);
  }

  @Test
  void the_evidence_of_a_link_sums_to_its_score() throws IOException {
    link("barn.yaml", "vale.yaml");
    List<String> lines = Files.readAllLines(folder.resolve("why.jsonl"));
    assertThat(lines).isNotEmpty();
    JsonNode pair = Json.MAPPER.readTree(lines.get(0));
    assertThat(pair.at("/a/member").asText() + pair.at("/a/key").asText()).isEqualTo("barn1");
    assertThat(pair.at("/b/member").asText() + pair.at("/b/key").asText()).isEqualTo("vale7");
    assertThat(pair.path("linked").asBoolean()).isTrue();
    double sum = 0;
    for (JsonNode evidence : pair.path("evidence")) {
      assertThat(evidence.path("sentence").asText()).isNotBlank();
      sum += evidence.path("weight").asDouble();
    }
    assertThat(sum).isEqualTo(pair.path("score").asDouble(), within(0.0));
  }

  @Test
  void a_mistyped_postcode_is_told_with_file_line_and_column_and_the_row_is_linked_all_the_same()
      throws IOException {
    write(
        "vale/groups.csv",
        HEADER + CLUB.formatted("7", "Mill Lane Luncheon Club").replace("WR14 3JP", "WR14 3J"));
    Called link = link("barn.yaml", "vale.yaml");
    assertThat(link.exitCode()).isZero();
    assertThat(link.err())
        .contains("1 of 1 rows of vale/groups linked by what was written")
        .contains("groups.csv, line 2", "column postcode", "WR1 1AA")
        .doesNotContain("WR14 3J");
    assertThat(link.out()).contains("3 records are 2 joint records");

    Called strict = link("barn.yaml", "vale.yaml", "--strict");
    assertThat(strict.err()).contains("1 of 1 rows of vale/groups left out");
    assertThat(strict.out()).contains("2 records are 2 joint records");
  }

  @Test
  void a_row_without_a_key_is_left_out_and_told() throws IOException {
    write("vale/groups.csv", HEADER + ",Nobody,,,,,\n" + CLUB.formatted("7", "Mill Lane Club"));
    Called link = link("barn.yaml", "vale.yaml");
    assertThat(link.exitCode()).isZero();
    assertThat(link.err()).contains("1 of 2 rows of vale/groups left out");
    assertThat(link.err()).contains("groups.csv, line 2: The row has no key in column id");
  }

  @Test
  void a_member_that_holds_no_duplicates_keeps_its_records_apart() throws IOException {
    write(
        "barn/groups.csv",
        HEADER
            + CLUB.formatted("1", "Mill Lane Luncheon Club")
            + CLUB.formatted("3", "Mill Lane Luncheon Club"));
    assertThat(link("barn.yaml").out()).contains("2 records are 1 joint records");
    member("barn", "no_duplicates: true");
    assertThat(link("barn.yaml").out()).contains("2 records are 2 joint records");
  }

  @Test
  void a_withheld_field_is_no_evidence() throws IOException {
    String text = Files.readString(folder.resolve("barn.yaml"));
    write(
        "barn.yaml", text.replace("[name, phones, addresses, organization_identifiers]", "[name]"));
    link("barn.yaml", "vale.yaml");
    assertThat(Files.readString(folder.resolve("why.jsonl"))).doesNotContain("charity number");
  }

  @Test
  void a_saved_model_links_as_it_did_when_it_was_learned() throws IOException {
    String saved = folder.resolve("model.json").toString();
    link("barn.yaml", "vale.yaml", "--save-model", saved);
    List<String> first = files();
    Called again = link("barn.yaml", "vale.yaml", "--model", saved);
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(files()).isEqualTo(first);
  }

  @Test
  void a_file_that_is_no_model_is_told_so() throws IOException {
    write("model.json", "[1, 2");
    Called link = link("barn.yaml", "--model", folder.resolve("model.json").toString());
    assertThat(link.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(link.err()).contains("model.json holds no model", "--save-model");
  }

  @Test
  void what_cannot_be_read_is_told_by_its_exit_code() throws IOException {
    write("vale/groups.csv", HEADER.replace("postcode", "zip"));
    Called unreadable = link("barn.yaml", "vale.yaml");
    assertThat(unreadable.exitCode()).isEqualTo(ExitCode.MEMBER_UNREACHABLE.number());
    assertThat(unreadable.err()).contains("groups.csv", "postcode");

    write("vale.yaml", "member: {}\n");
    assertThat(link("barn.yaml", "vale.yaml").exitCode())
        .isEqualTo(ExitCode.BAD_DESCRIPTOR.number());
  }

  @Test
  void a_file_that_was_saved_just_now_is_awaited() throws IOException {
    Files.setLastModifiedTime(folder.resolve("vale/groups.csv"), FileTime.from(Instant.now()));
    assertThat(link("barn.yaml", "vale.yaml").out()).contains("4 records are 3 joint records");
  }

  @Test
  void a_member_named_twice_is_told_so() {
    Called link = link("barn.yaml", "barn.yaml");
    assertThat(link.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(link.err()).contains("both of member barn");
  }

  @Test
  void a_folder_to_write_to_that_is_not_there_is_told_before_the_work() {
    Called link =
        Called.with(
            "link",
            folder.resolve("barn.yaml").toString(),
            "--out",
            folder.resolve("none/links.csv").toString());
    assertThat(link.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(link.err()).contains("There is no folder", "none");
  }

  private List<String> files() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String name : List.of("links.csv", "review.csv", "why.jsonl")) {
      texts.add(Files.readString(folder.resolve(name)));
    }
    return texts;
  }

  private Called link(String... arguments) {
    List<String> line = new ArrayList<>(List.of("link"));
    Arrays.stream(arguments)
        .map(text -> text.endsWith(".yaml") ? folder.resolve(text).toString() : text)
        .forEach(line::add);
    for (String name : List.of("--out=links.csv", "--review=review.csv", "--explain=why.jsonl")) {
      String[] option = name.split("=", 2);
      line.addAll(List.of(option[0], folder.resolve(option[1]).toString()));
    }
    return Called.with(line.toArray(String[]::new));
  }

  private static String withoutId(String line) {
    return line.substring(0, line.lastIndexOf(','));
  }

  private static String jointId(String line) {
    return line.substring(line.lastIndexOf(',') + 1);
  }

  private void member(String id, String setting) throws IOException {
    write(
        id + ".yaml",
        """
        member:
          id: %1$s
          name: %1$s
          website: https://%1$s.example.org
          time_zone: Europe/London
        system:
          files: {folder: ./%1$s}
        datasets:
          groups:
            kind: organization
            files: "groups*.csv"
            key: id
            %2$s
            fields:
              name: name
              phones.number: tel
              addresses.address_1: street
              addresses.city: town
              addresses.postal_code: postcode
              organization_identifiers.GB-CHC: charity
            agreement:
              lawful_basis: legitimate interests
              review_date: 2099-04-01
              retention: P3Y
              members: [name, phones, addresses, organization_identifiers]
        """
            .formatted(id, setting));
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    // A file this fresh would count as still being written.
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }
}
