package org.fingerpost.connector.descriptor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;

/**
 * One table, sheet or endpoint of a member system.
 *
 * @param name lower-case letters, digits, hyphens and underscores
 * @param key the column that holds the record's key
 * @param mapping how each field of the shared schema is made
 * @param sharing who may see each top-level field of the shared schema; a field that is not a key
 *     of it, or is withheld, is never collected
 * @param trust how much the member's word counts when members disagree, by top-level field; fields
 *     of usual trust are left out
 * @param shareWhen where present, only rows that meet it are shared: consent a record
 * @param deletedWhen where present, rows that meet it count as deleted at the member
 * @param noDuplicates whether the member says that no two of its rows are about the same one: then
 *     no two of them are ever linked
 */
public record DatasetDescriptor(
    String name,
    Kind kind,
    Location location,
    String key,
    List<FieldMapping> mapping,
    Map<String, Visibility> sharing,
    Map<String, Trust> trust,
    Agreement agreement,
    Optional<RowCondition> shareWhen,
    Optional<RowCondition> deletedWhen,
    Schedule schedule,
    Brake brake,
    boolean noDuplicates) {
  /** A dataset whose every field is of usual trust, and that may hold a thing twice. */
  public DatasetDescriptor(
      String name,
      Kind kind,
      Location location,
      String key,
      List<FieldMapping> mapping,
      Map<String, Visibility> sharing,
      Agreement agreement,
      Optional<RowCondition> shareWhen,
      Optional<RowCondition> deletedWhen,
      Schedule schedule,
      Brake brake) {
    this(
        name,
        kind,
        location,
        key,
        mapping,
        sharing,
        Map.of(),
        agreement,
        shareWhen,
        deletedWhen,
        schedule,
        brake,
        false);
  }

  /** The same, read from elsewhere. */
  public DatasetDescriptor at(Location elsewhere) {
    return new DatasetDescriptor(
        name,
        kind,
        elsewhere,
        key,
        mapping,
        sharing,
        trust,
        agreement,
        shareWhen,
        deletedWhen,
        schedule,
        brake,
        noDuplicates);
  }

  /** Where the dataset stands in its system. */
  public sealed interface Location {
    /**
     * A table or view.
     *
     * @param changed the column with the time of the last change; empty: every poll reads all
     */
    record Table(String name, Optional<String> changed) implements Location {}

    /**
     * A query of the member's own, without ORDER BY or LIMIT; used as a derived table.
     *
     * @param changed as for a table
     */
    record Query(String sql, Optional<String> changed) implements Location {}

    /**
     * Files of a folder.
     *
     * @param glob such as {@code groups*.csv}; all that match are one listing
     * @param sheet the sheet of a workbook; empty: its first
     * @param aliases other headers that a column may have, by its name
     */
    record FileSet(String glob, Optional<String> sheet, Map<String, List<String>> aliases)
        implements Location {
      /** Files whose columns have one header each. */
      public FileSet(String glob, Optional<String> sheet) {
        this(glob, sheet, Map.of());
      }
    }

    /**
     * A list of a system on the web.
     *
     * @param path behind the system's address, such as {@code services}; may be empty
     * @param parameters added to the system's
     * @param changes parameters by which the system hands out only what changed since {@code
     *     {since}}, in place of those of the same name; empty: it cannot, and every look reads all
     * @param part where the record is within an item; empty: as the system says
     * @param details whether each record is fetched by itself besides, as its list is a summary
     */
    record Endpoint(
        String path,
        Map<String, String> parameters,
        Map<String, String> changes,
        Optional<String> part,
        boolean details)
        implements Location {}

    /**
     * A calendar.
     *
     * @param path behind the system's address; may be empty
     */
    record Feed(String path) implements Location {}

    /**
     * A dataset that is ready made for the member's kind of system.
     *
     * @param name one of {@link ReadyMade#names}
     */
    record ReadyMadeDataset(String name) implements Location {}

    /** Events that the member's system sends. */
    record Pushed() implements Location {}
  }

  /**
   * On what terms the member shares.
   *
   * @param lawfulBasis such as {@code legitimate interests}
   * @param retention how long a record is kept after it was last seen, ISO 8601, such as {@code
   *     P3Y}
   */
  public record Agreement(String lawfulBasis, java.time.LocalDate reviewDate, String retention) {}

  /**
   * A test of one column.
   *
   * @param values texts that meet it, compared without regard to case or surrounding space
   */
  public record RowCondition(String column, SortedSet<String> values) {}

  /**
   * When it is read.
   *
   * @param poll between two looks for changes
   * @param fullCompare between two complete listings, which find missed edits and deletes
   * @param lag how long before the source's own clock a change must be to be read: longer than the
   *     member's longest transaction
   */
  public record Schedule(Duration poll, Duration fullCompare, Duration lag) {}

  /**
   * When deletes wait for a person's word: both more than this many and more than this share of the
   * dataset's records.
   *
   * @param share between 0 and 1
   */
  public record Brake(int number, double share) {}
}
