package org.fingerpost.connector.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.Datasets;
import org.fingerpost.connector.descriptor.DescriptorReader.Reading;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.RecordValidator;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private static final Reading READING =
      Datasets.table(
          """
          kind: organization
          table: tbl_groups
          key: id
          share_when: {column: listed, is: [yes]}
          deleted_when: {column: gone, is: [1]}
          fields:
            name: title
            phones.number: tel
            email: mail
            organization_identifiers.GB-CHC: charity
            legal_status: form
          agreement:
            lawful_basis: consent
            review_date: 2099-01-01
            retention: P1Y
            public: [name, organization_identifiers]
            members: [phones]
            withheld: [email]
          """);

  private final KnownRecords known =
      (kind, member, record) ->
          List.of(new KnownRecords.Known("Lunch Club", List.of("wvc"), "same charity number"));

  @Test
  void a_person_sees_what_would_be_shared_and_what_not() throws Exception {
    Rows rows =
        new Rows(
            row("1", "Lunch club ", "01632960123").put("charity", "1234567"),
            row("2", "Chess", "ask Betty"),
            row("3", "Choir", "01632 960124").put("listed", "no"),
            row("4", "Drama", "01632 960125").put("gone", 1),
            row("", "Keyless", "01632 960126"));
    String text = new Checker(new RecordValidator(), known, 100).check(READING, rows).text();
    assertThat(text)
        .isEqualTo(
            """
            Bromsgrove and Redditch Network (barn): nothing was shared or changed
              Look at line 15, column 7: "legal_status" is mapped, but the agreement does not name "legal_status", so it is never collected

            groups, records of kind organization
              5 rows read: 1 would be shared, 1 are not marked for sharing, 1 count as deleted, 2 refused
              When members disagree, the trust in this one's word is usual, in every field
              Everybody would see
                name                             from title    Lunch club -> Lunch club (1 of 1)
                organization_identifiers.GB-CHC  from charity  1234567 -> 1234567 (1 of 1)
              Members of the consortium would see
                phones.number                    from tel      01632960123 -> +44 1632 960123 (1 of 1)
              Mapped, but nobody would see
                email                            from mail
                legal_status                     from form
              Stays with the member
                form, gone, listed, mail
              Refused
                table tbl_groups: "phones.number" cannot be made: column tel of dataset groups holds no single telephone number; write it such as 01632 960123
                table tbl_groups: the row has no key in column id; give it one
              Looks like what other members hold
                key 1: Lunch Club, held by wvc (same charity number)
            """);
  }

  @Test
  void the_trust_in_the_members_word_stands_beside_the_dataset_and_its_fields() throws Exception {
    Rows rows = new Rows(row("1", "Lunch club", "01632960123"));
    CheckReport byField = checked("{phones: high}", rows);
    assertThat(byField.text())
        .contains("the trust in this one's word is as each field says")
        .containsPattern("phones.number .*\\(1 of 1\\), high trust")
        .containsPattern("name .*\\(1 of 1\\)\n");
    assertThat(byField.json().at("/datasets/0/trust").asText()).isEmpty();
    assertThat(byField.json().at("/datasets/0/fields").findValuesAsText("trust"))
        .contains("high", "usual");
    CheckReport whole = checked("low", rows);
    assertThat(whole.text()).contains("the trust in this one's word is low, in every field");
    assertThat(whole.json().at("/datasets/0/trust").asText()).isEqualTo("low");
  }

  private static CheckReport checked(String trust, Rows rows) throws Exception {
    Reading reading =
        Datasets.table(
            """
            kind: organization
            table: tbl_groups
            key: id
            trust: %s
            fields:
              name: title
              phones.number: tel
            agreement:
              lawful_basis: consent
              review_date: 2099-01-01
              retention: P1Y
              public: [name]
              members: [phones]
            """
                .formatted(trust));
    return new Checker(new RecordValidator(), KnownRecords.NONE, 100).check(reading, rows);
  }

  @Test
  void a_program_reads_the_same_as_json() throws Exception {
    CheckReport report =
        new Checker(new RecordValidator(), KnownRecords.NONE, 100)
            .check(READING, new Rows(row("1", "Lunch club", "01632960123")));
    assertThat(report.json().at("/datasets/0/counts/shared").intValue()).isEqualTo(1);
    assertThat(report.json().at("/datasets/0/fields/0/became").asText()).isEqualTo("Lunch club");
    assertThat(report.json().at("/datasets/0/fields/0/visibility").asText()).isEqualTo("public");
  }

  @Test
  void a_column_that_no_row_has_is_named() throws Exception {
    CheckReport report =
        new Checker(new RecordValidator(), KnownRecords.NONE, 100)
            .check(READING, new Rows(row("1", "Lunch club", "01632960123")));
    assertThat(report.datasets().get(0).missing()).containsExactly("charity", "gone");
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void columns_that_changed_since_a_hub_last_read_them_are_named() throws Exception {
    Rows rows = new Rows(row("1", "Lunch club", "01632960123"));
    rows.shape = shape("id", "title", "phone");
    KnownShapes before = (member, dataset) -> Optional.of(shape("id", "title", "tel"));
    CheckReport report =
        new Checker(new RecordValidator(), KnownRecords.NONE, before, 2).check(READING, rows);
    assertThat(report.datasets().get(0).drift())
        .containsExactly("tel is gone", "phone is new and not shared");
    assertThat(report.text()).contains("Columns that changed since a hub last read it");
    assertThat(report.isClean()).isFalse();
  }

  private static SourceShape shape(String... names) {
    TreeMap<String, String> columns = new TreeMap<>();
    List.of(names).forEach(name -> columns.put(name, ""));
    return new SourceShape(columns, true);
  }

  @Test
  void reading_stops_when_the_sample_is_full() throws Exception {
    Rows rows = new Rows(row("1", "A", ""), row("2", "B", ""), row("3", "C", ""));
    CheckReport report =
        new Checker(new RecordValidator(), KnownRecords.NONE, 2).check(READING, rows);
    assertThat(report.datasets().get(0).counts().read()).isEqualTo(2);
    assertThat(rows.finished).isFalse();
  }

  @Test
  void a_system_that_cannot_be_read_is_a_sentence_of_the_report() throws Exception {
    Rows rows = new Rows();
    rows.failure = SourceException.permanent("the table tbl_groups does not exist; name another");
    CheckReport report =
        new Checker(new RecordValidator(), KnownRecords.NONE, 2).check(READING, rows);
    assertThat(report.text()).contains("the table tbl_groups does not exist; name another");
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void a_row_that_could_not_be_read_is_refused_with_the_connector_s_own_words() throws Exception {
    Rows rows = new Rows();
    rows.spoilt =
        List.of(
            SourceRow.unreadable(
                "", "groups.csv, line 3", "The key stands already in groups.csv, line 2."));
    String text = new Checker(new RecordValidator(), known, 100).check(READING, rows).text();
    assertThat(text)
        .contains("1 rows read: 0 would be shared, 0 are not marked for sharing, 0 count as")
        .contains("1 refused")
        .contains("groups.csv, line 3: The key stands already in groups.csv, line 2.");
  }

  private static ObjectNode row(String id, String title, String tel) {
    return Json.object()
        .put("id", id)
        .put("title", title)
        .put("tel", tel)
        .put("mail", "a@example.org")
        .put("form", "club")
        .put("listed", "yes");
  }

  /** A member system that holds its rows in memory, a page a row. */
  private static final class Rows implements Connector {
    private final List<ObjectNode> rows;
    private List<SourceRow> spoilt = List.of();
    private SourceException failure;
    private boolean finished;
    private SourceShape shape = CheckerTest.shape();

    Rows(ObjectNode... rows) {
      this.rows = List.of(rows);
    }

    @Override
    public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
        throws SourceException, InterruptedException {
      if (failure != null) {
        throw failure;
      }
      sink.shape(shape);
      for (ObjectNode row : rows) {
        SourceRow source = new SourceRow(row.get("id").asText(), "table tbl_groups", row);
        sink.accept(new Page(List.of(source), Position.START));
      }
      sink.accept(new Page(spoilt, Position.START));
      finished = true;
    }

    @Override
    public void readAll(DatasetDescriptor dataset, PageSink sink)
        throws SourceException, InterruptedException {
      readChanges(dataset, Position.START, sink);
    }

    @Override
    public void close() {}
  }
}
