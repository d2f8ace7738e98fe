package org.fingerpost.connector.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.fingerpost.connector.descriptor.Problem;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Visibility;

/**
 * What would be shared of a member's system, and what would not. It shows values: it is for the
 * member's own screen, never for a log.
 *
 * @param member the member's id
 * @param warnings what the descriptor has that somebody should look at
 * @param compared whether a joint database was at hand to compare with what other members hold
 */
public record CheckReport(
    String member,
    String name,
    List<Problem> warnings,
    boolean compared,
    List<DatasetReport> datasets) {
  /**
   * One dataset.
   *
   * @param failure why it could not be read, or an empty text
   * @param trust how much the member's word counts when members disagree, where its descriptor says
   *     one thing of every field that would be shared; else empty
   * @param counts what became of the rows that were read
   * @param fields each mapped field with an example
   * @param refused rows that no record can be made of, the first of them
   * @param stays columns that never leave the member
   * @param missing columns that the descriptor names and no row has
   * @param drift columns that changed since a hub last read the dataset, each in a phrase
   * @param listing what the full listing would do
   * @param known records that look like ones of other members, the first of them
   * @param advice what would make reading it cheaper for the member's system, or an empty text
   */
  public record DatasetReport(
      String name,
      String kind,
      String failure,
      String trust,
      Counts counts,
      List<FieldReport> fields,
      List<RefusedRow> refused,
      List<String> stays,
      List<String> missing,
      List<String> drift,
      ListingReport listing,
      List<KnownRow> known,
      String advice) {}

  /**
   * What the full listing would add, change and delete, against what a hub has sent.
   *
   * @param read whether it was looked at
   * @param failure why it cannot be trusted to be whole, so that nothing would be taken for
   *     deleted; or an empty text
   * @param waits whether its deletes would wait for a person's word
   * @param deletedKeys the first of the records that would be deleted
   */
  public record ListingReport(
      boolean read,
      String failure,
      long rows,
      long added,
      long changed,
      long deleted,
      boolean waits,
      List<String> deletedKeys) {
    static final ListingReport NOT_READ = failed("").unread();

    static ListingReport failed(String sentence) {
      return new ListingReport(true, sentence, 0, 0, 0, 0, false, List.of());
    }

    static ListingReport of(SentRows.Outcome outcome) {
      return new ListingReport(
          true,
          "",
          outcome.rows(),
          outcome.added(),
          outcome.changed(),
          outcome.deleted(),
          outcome.waits(),
          outcome.deletedKeys());
    }

    private ListingReport unread() {
      return new ListingReport(false, "", 0, 0, 0, 0, false, List.of());
    }
  }

  /** How many rows of the sample came to what. */
  public record Counts(int read, int shared, int withdrawn, int deleted, int refused) {}

  /**
   * One mapped field.
   *
   * @param visibility who would see it
   * @param trust how much the member's word on it counts when members disagree: high, usual or low
   * @param held what the member's columns hold in a row of the sample
   * @param became what the field became of it; empty when no row held anything
   * @param filled in how many of the shared rows it holds something
   */
  public record FieldReport(
      String target,
      List<String> columns,
      Visibility visibility,
      String trust,
      String held,
      String became,
      int filled) {}

  /** A row that was refused, where it stands, and why. */
  public record RefusedRow(String place, String key, String reason, String sentence) {}

  /** A row that looks like a record of other members. */
  public record KnownRow(String key, KnownRecords.Known known) {}

  /** Whether everything that was read could be used. */
  public boolean isClean() {
    return datasets.stream()
        .allMatch(
            dataset ->
                dataset.failure().isEmpty()
                    && dataset.missing().isEmpty()
                    && dataset.drift().isEmpty()
                    && dataset.listing().failure().isEmpty()
                    && !dataset.listing().waits()
                    && dataset.counts().refused() == 0);
  }

  /** For a person to read. */
  public String text() {
    return new CheckText(this).write();
  }

  /** For a program to read. */
  public ObjectNode json() {
    return Json.MAPPER.valueToTree(this);
  }
}
