package org.fingerpost.route.search;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.places.Point;
import org.fingerpost.route.places.Postcode;
import org.fingerpost.schema.Kind;

/**
 * What somebody looks for: everything that is asked for must hold. Each method gives criteria with
 * one more; values become parameters of the query, always. Immutable.
 */
public final class Criteria {
  private final List<String> conditions;
  private final List<Object> values;
  private final SearchWords words;
  private final Optional<Point> from;

  private Criteria(
      List<String> conditions, List<Object> values, SearchWords words, Optional<Point> from) {
    this.conditions = conditions;
    this.values = values;
    this.words = words;
    this.from = from;
  }

  /** Everything of those kinds; only services and organisations are in the index. */
  public static Criteria of(Set<Kind> kinds) {
    Object[] names = kinds.stream().map(Kind::wireName).sorted().toArray();
    Criteria all = new Criteria(List.of(), List.of(), SearchWords.NONE, Optional.empty());
    // Of one kind an index gives the order of names; of several everything would be sorted.
    return names.length == 1
        ? all.and("kind = ?::record_kind", names[0])
        : all.and("kind = ANY (?::record_kind[])", new Texts("text", names));
  }

  /** Has those words; see {@link DirectorySearch#find} for slips of the keyboard. */
  public Criteria words(SearchWords sought) {
    return new Criteria(conditions, values, sought, from);
  }

  /** Stands within that many metres of the point. Results then tell their distance. */
  public Criteria within(Point point, double metres) {
    double north = Point.degreesNorth(metres);
    double east = point.degreesEast(metres);
    return from(point)
        .and(
            "at <@ box(point(?, ?), point(?, ?)) AND metres_between(at, point(?, ?)) <= ?",
            point.longitude() - east,
            point.latitude() - north,
            point.longitude() + east,
            point.latitude() + north,
            point.longitude(),
            point.latitude(),
            metres);
  }

  /** Results tell their distance from that point, however far they are. */
  public Criteria from(Point point) {
    return new Criteria(conditions, values, words, Optional.of(point));
  }

  /** Is offered by that organisation. */
  public Criteria organization(UUID id) {
    return and("organization_id = ?", id);
  }

  /** Has that taxonomy term. */
  public Criteria term(UUID id) {
    return and("terms <> '{}' AND terms @> ?", new Texts("uuid", id));
  }

  /** Has a term of that taxonomy. */
  public Criteria taxonomy(UUID id) {
    return and("taxonomies @> ?", new Texts("uuid", id));
  }

  /** States a youngest age of at least that. */
  public Criteria minimumAgeFrom(BigDecimal age) {
    return and("minimum_age >= ?", age);
  }

  /** States an oldest age of at most that. */
  public Criteria maximumAgeTo(BigDecimal age) {
    return and("maximum_age <= ?", age);
  }

  /** Turns nobody of that age away. */
  public Criteria forAge(BigDecimal age) {
    return and("coalesce(minimum_age <= ?, true) AND coalesce(maximum_age >= ?, true)", age, age);
  }

  /**
   * Has a schedule for that day that begins and ends within those times; one that names no day is
   * for every day. What is empty is not asked for.
   */
  public Criteria scheduled(
      Optional<DayOfWeek> day, Optional<LocalTime> earliest, Optional<LocalTime> latest) {
    List<String> asked = new ArrayList<>();
    List<Object> with = new ArrayList<>();
    day.ifPresent(d -> add(asked, with, "coalesce(s.weekday = ?, true)", d.getValue()));
    earliest.ifPresent(time -> add(asked, with, "s.opens_at >= ?", time));
    latest.ifPresent(time -> add(asked, with, "s.closes_at <= ?", time));
    return asked.isEmpty() ? this : and(schedule(asked), with.toArray());
  }

  /** Is open at that time of that day, or says no time for the day. */
  public Criteria openAt(DayOfWeek day, LocalTime time) {
    return and(
        schedule(
            List.of(
                "coalesce(s.weekday = ?, true)",
                "coalesce(s.opens_at <= ?, true)",
                "coalesce(s.closes_at > ?, true)")),
        day.getValue(),
        time,
        time);
  }

  private static String schedule(List<String> asked) {
    return "EXISTS (SELECT FROM directory_schedule s WHERE s.joint_id = e.joint_id AND "
        + String.join(" AND ", asked)
        + ")";
  }

  private static void add(List<String> asked, List<Object> with, String condition, Object value) {
    asked.add(condition);
    with.add(value);
  }

  /** Works in one of those districts, by their codes. */
  public Criteria districts(Collection<String> codes) {
    return and("districts <> '{}' AND districts && ?", new Texts("text", codes.toArray()));
  }

  /** Serves that postcode: stands in its postcode district, or works in that local authority. */
  public Criteria covering(Postcode postcode, Optional<String> district) {
    return and(
        "(postcode_district = ? OR (districts <> '{}' AND districts && ?))",
        postcode.outward().text(),
        new Texts("text", district.stream().toArray()));
  }

  /** Is for that group, by its id in the vocabulary. */
  public Criteria groupServed(String group) {
    return and("groups_served @> ?", new Texts("text", group));
  }

  /** A member sent a public version of it then or later. */
  public Criteria modifiedSince(Instant moment) {
    return and("modified_at >= ?", moment.atOffset(ZoneOffset.UTC));
  }

  /** Is not closed for good. */
  public Criteria open() {
    return and("status NOT IN ('closed', 'inactive', 'defunct')");
  }

  /** Has a place where it is offered. */
  public Criteria placed() {
    return and("service_at_location_id IS NOT NULL");
  }

  /** Is that service at that place. */
  public Criteria serviceAtLocation(UUID id) {
    return and("service_at_location_id = ?", id);
  }

  Criteria after(UUID id) {
    return and("e.joint_id > ?", id);
  }

  private Criteria and(String condition, Object... with) {
    List<String> more = new ArrayList<>(conditions);
    more.add(condition);
    List<Object> all = new ArrayList<>(values);
    all.addAll(List.of(with));
    return new Criteria(List.copyOf(more), List.copyOf(all), words, from);
  }

  SearchWords sought() {
    return words;
  }

  Optional<Point> centre() {
    return from;
  }

  /** With the words as PostgreSQL reads them, where there are any. */
  String where(boolean withWords) {
    return String.join(" AND ", conditions) + (withWords ? " AND words @@ ?::tsquery" : "");
  }

  /** Binds the values of {@link #where} but the words; gives the index of the last. */
  int bind(Connection connection, PreparedStatement statement, int from) throws SQLException {
    int last = from;
    for (Object value : values) {
      last++;
      if (value instanceof Texts list) {
        statement.setArray(last, connection.createArrayOf(list.type(), list.values()));
      } else {
        statement.setObject(last, value);
      }
    }
    return last;
  }

  /** What to tell these criteria from others by: equal for what finds the same. */
  List<Object> identity() {
    return List.of(conditions, values, words);
  }

  /** A list as one parameter. */
  private static final class Texts {
    private final String type;
    private final List<Object> values;

    private Texts(String type, Object... values) {
      this.type = type;
      this.values = List.of(values);
    }

    String type() {
      return type;
    }

    Object[] values() {
      return values.toArray();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Texts texts && texts.type.equals(type) && texts.values.equals(values);
    }

    @Override
    public int hashCode() {
      return values.hashCode();
    }
  }
}
