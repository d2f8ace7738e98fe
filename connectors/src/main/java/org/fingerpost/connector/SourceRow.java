package org.fingerpost.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.fingerpost.schema.Json;

/**
 * One row, sheet line or event as a connector read it, before the sharing agreement is applied.
 *
 * @param key the row's key, or an empty string where the row has none (it is then refused, not
 *     lost)
 * @param place where it stands, for a person: {@code groups.csv, line 17} or {@code table groups}
 * @param fields column names as the member has them, and their values; a missing value is JSON null
 * @param problem where present, the row cannot be taken as a record, and this sentence says why: it
 *     is refused. Its key, where it has one, still counts as listed, so that a spoilt row is never
 *     taken for a deleted record
 * @param gone whether the source itself said that the row was deleted; it then carries no fields
 * @param successor the key of the row of this dataset that it was merged into, where the source
 *     says so: once it is gone, its id leads there
 */
public record SourceRow(
    String key,
    String place,
    ObjectNode fields,
    Optional<String> problem,
    boolean gone,
    Optional<String> successor) {
  /** A row that was merged into none. */
  public SourceRow(
      String key, String place, ObjectNode fields, Optional<String> problem, boolean gone) {
    this(key, place, fields, problem, gone, Optional.empty());
  }

  /** A row that is there. */
  public SourceRow(String key, String place, ObjectNode fields, Optional<String> problem) {
    this(key, place, fields, problem, false);
  }

  /** A row that could be read. */
  public SourceRow(String key, String place, ObjectNode fields) {
    this(key, place, fields, Optional.empty());
  }

  /**
   * A row that the source says was deleted. Not for rows that merely did not come: absence is not
   * deletion.
   */
  public static SourceRow deleted(String key, String place) {
    return new SourceRow(key, place, Json.object(), Optional.empty(), true);
  }

  /** The same row, of which the source says that another took its place. */
  public SourceRow replacedBy(String key) {
    return new SourceRow(this.key, place, fields, problem, gone, Optional.of(key));
  }

  /**
   * A row that could not be read. It carries no fields: in a spoilt row a withheld value may stand
   * where a shared one belongs.
   *
   * @param key its key, or an empty string where that could not be read either, or where another
   *     row of the listing stands for it
   * @param sentence what is wrong and what to do, without a value of the record
   */
  public static SourceRow unreadable(String key, String place, String sentence) {
    return new SourceRow(key, place, Json.object(), Optional.of(sentence));
  }
}
