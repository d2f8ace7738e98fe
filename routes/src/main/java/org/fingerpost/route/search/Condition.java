package org.fingerpost.route.search;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What must hold of an entry {@code e} of the index. Equal to another of the same text and values.
 *
 * @param values of the text's parameters
 */
record Condition(String sql, List<Object> values) {
  static Condition of(String sql, Object... values) {
    return new Condition(sql, List.copyOf(Arrays.asList(values)));
  }

  /** That all of them hold. */
  static SqlText all(List<Condition> conditions) {
    SqlText sql = new SqlText();
    for (Condition condition : conditions) {
      sql.add(sql.isEmpty() ? "" : " AND ");
      sql.add(condition.sql(), condition.values().toArray());
    }
    return sql;
  }

  /** A schedule that meets all of them; empty when none are given. */
  static Optional<Condition> schedule(List<Condition> all) {
    String sql =
        all.stream()
            .map(Condition::sql)
            .collect(
                Collectors.joining(
                    " AND ",
                    "EXISTS (SELECT FROM directory_schedule s WHERE s.joint_id = e.joint_id AND ",
                    ")"));
    List<Object> values = all.stream().flatMap(one -> one.values().stream()).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(new Condition(sql, values));
  }

  /**
   * A schedule for that day that begins and ends within those times; what is empty is not asked.
   */
  static Optional<Condition> scheduled(
      Optional<DayOfWeek> day, Optional<LocalTime> earliest, Optional<LocalTime> latest) {
    List<Condition> asked = new ArrayList<>();
    day.ifPresent(on -> asked.add(on(on)));
    earliest.ifPresent(time -> asked.add(of("s.opens_at >= ?", time)));
    latest.ifPresent(time -> asked.add(of("s.closes_at <= ?", time)));
    return schedule(asked);
  }

  /** A schedule that is open then; what it does not say does not exclude it. */
  static Optional<Condition> openAt(DayOfWeek day, LocalTime time) {
    return schedule(
        List.of(
            on(day),
            of("coalesce(s.opens_at <= ?, true)", time),
            of("coalesce(s.closes_at > ?, true)", time)));
  }

  private static Condition on(DayOfWeek day) {
    return of("coalesce(s.weekday = ?, true)", day.getValue());
  }
}
