package org.fingerpost.route.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What one set of entries is asked for by: conditions that must all hold, or a word to be found.
 * Equal to another that asks the same.
 *
 * @param words alternatives, as PostgreSQL reads them; empty where conditions are asked for
 */
record Asked(List<Condition> conditions, Optional<String> words) {
  /**
   * By how much a word counts: in the name; in the organisation's name, another name or a term; in
   * a description; in a town or district. PostgreSQL's own weights, times ten.
   */
  private static final int[] COUNTS = {10, 4, 2, 1};

  private static final String CLASS =
      "CASE WHEN words @@ ?::tsquery THEN 0 WHEN words @@ ?::tsquery THEN 1 WHEN words @@ ?::tsquery THEN 2 ELSE 3 END";

  static Asked conditions(List<Condition> conditions) {
    return new Asked(conditions, Optional.empty());
  }

  static Asked word(String query) {
    return new Asked(List.of(Condition.of("words @@ ?::tsquery", query)), Optional.of(query));
  }

  /** How much those count that have it in that class. */
  static int count(int ofClass) {
    return COUNTS[ofClass];
  }

  /** Into how many classes those fall that are found. */
  int classes() {
    return words.isPresent() ? COUNTS.length : 1;
  }

  /** A query for the numbers of those that meet it, see {@link NumberReader#read}. */
  SqlText read() {
    return read(new SqlText());
  }

  /** The same among those of the ids that entries have. */
  SqlText read(UUID[] ids) {
    return read(new SqlText().add(" AND e.joint_id = ANY (?)", SqlList.of("uuid", (Object[]) ids)));
  }

  private SqlText read(SqlText more) {
    SqlText sql = new SqlText().add("SELECT class, string_agg(int4send(number), '') FROM (");
    sql.add("SELECT number, ");
    words.ifPresentOrElse(query -> sql.add(CLASS, inClasses(query)), () -> sql.add("0"));
    sql.add(" AS class" + EntryQuery.ENTRIES).add(Condition.all(conditions)).add(more);
    return sql.add(") AS found GROUP BY class");
  }

  /** Every word of a query ends in {@code :*}, and words are letters and digits alone. */
  private static Object[] inClasses(String query) {
    return Stream.of(":*A", ":*B", ":*C").map(label -> query.replace(":*", label)).toArray();
  }
}
