package org.fingerpost.connector.descriptor;

import java.util.Optional;
import java.util.SortedSet;

/**
 * How a system hands out lists of records as JSON. Places within an answer are JSON pointers (RFC
 * 6901).
 *
 * @param records where the list is; the empty pointer: the answer is the list
 * @param part where the record is within an item of the list, such as {@code entity}; empty: the
 *     item is the record
 * @param totalItems where the number of all records is, if it says
 * @param totalPages where the number of all pages is, if it says
 * @param success what an answer must hold to be one, for systems that answer 200 to a failure
 */
public record JsonListing(
    Paging paging,
    String records,
    Optional<String> part,
    Optional<String> totalItems,
    Optional<String> totalPages,
    Optional<Success> success) {
  /**
   * A test of every answer.
   *
   * @param at where to look
   * @param values what may stand there, without regard to case; something else is a failure
   */
  public record Success(String at, SortedSet<String> values) {}

  /** How one page leads to the next. */
  public sealed interface Paging {
    /** One answer holds all. */
    record Whole() implements Paging {}

    /** Pages by number. */
    record Numbered(String parameter, int first, Optional<Size> size) implements Paging {}

    /** By how many records to pass over. */
    record Offset(String parameter, Optional<Size> size) implements Paging {}

    /**
     * By a word that each answer gives for the next question.
     *
     * @param at where the word is; absent, empty or null on the last page
     */
    record Cursor(String parameter, String at, Optional<Size> size) implements Paging {}

    /**
     * By an address that each answer gives.
     *
     * @param at where it is, or {@link #LINK_HEADER}
     * @param steady whether the system keeps the list as it was at the first page
     */
    record Next(String at, boolean steady, Optional<Size> size) implements Paging {
      /** In the header {@code Link}, with {@code rel="next"} (RFC 8288). */
      public static final String LINK_HEADER = "Link";
    }

    /**
     * By the last record's value of a column by which the system sorts.
     *
     * @param column such as {@code id}
     */
    record Keyset(String parameter, String column, Optional<Size> size) implements Paging {}

    /** How many records a page has. */
    record Size(String parameter, int number) {}

    /**
     * Whether records that come or go while pages are read leave the other pages as they are. Where
     * they do not, a listing counts as whole only when it has been read twice alike.
     */
    default boolean isSteady() {
      return this instanceof Whole
          || this instanceof Cursor
          || this instanceof Keyset
          || (this instanceof Next next && next.steady());
    }
  }
}
