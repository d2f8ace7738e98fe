package org.fingerpost.route.search;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
  private final List<Condition> conditions;
  private final SearchWords words;
  private final Optional<Reach> reach;

  private Criteria(List<Condition> conditions, SearchWords words, Optional<Reach> reach) {
    this.conditions = conditions;
    this.words = words;
    this.reach = reach;
  }

  /** Everything of those kinds; only services and organisations are in the index. */
  public static Criteria of(Set<Kind> kinds) {
    Object[] names = kinds.stream().map(Kind::wireName).sorted().toArray();
    Criteria all = new Criteria(List.of(), SearchWords.NONE, Optional.empty());
    // Of one kind an index gives the order of names; of several everything would be sorted.
    return names.length == 1
        ? all.and("kind = ?::record_kind", names[0])
        : all.and("kind = ANY (?::record_kind[])", SqlList.of("text", names));
  }

  /** Has those words; see {@link DirectorySearch#find} for slips of the keyboard. */
  public Criteria words(SearchWords sought) {
    return new Criteria(conditions, sought, reach);
  }

  /** Stands within that many metres of the point. Results then tell their distance. */
  public Criteria within(Point point, double metres) {
    return reaching(new Reach(point, OptionalDouble.of(metres)));
  }

  /** Results tell their distance from that point, however far they are. */
  public Criteria from(Point point) {
    return reaching(new Reach(point, OptionalDouble.empty()));
  }

  private Criteria reaching(Reach other) {
    return new Criteria(conditions, words, Optional.of(other));
  }

  /** Is offered by that organisation. */
  public Criteria organization(UUID id) {
    return and("organization_id = ?", id);
  }

  /** Has that taxonomy term. */
  public Criteria term(UUID id) {
    return and("terms <> '{}' AND terms @> ?", SqlList.of("uuid", id));
  }

  /** Has a term of that taxonomy. */
  public Criteria taxonomy(UUID id) {
    return and("taxonomies @> ?", SqlList.of("uuid", id));
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
    return and(Condition.scheduled(day, earliest, latest));
  }

  /** Is open at that time of that day, or says no time for the day. */
  public Criteria openAt(DayOfWeek day, LocalTime time) {
    return and(Condition.openAt(day, time));
  }

  /** Works in one of those districts, by their codes. */
  public Criteria districts(Collection<String> codes) {
    return and("districts <> '{}' AND districts && ?", SqlList.of("text", codes.toArray()));
  }

  /** Serves that postcode: stands in its postcode district, or works in that local authority. */
  public Criteria covering(Postcode postcode, Optional<String> district) {
    return and(
        "(postcode_district = ? OR (districts <> '{}' AND districts && ?))",
        postcode.outward().text(),
        SqlList.of("text", district.stream().toArray()));
  }

  /** Is for that group, by its id in the vocabulary. */
  public Criteria groupServed(String group) {
    return and("groups_served @> ?", SqlList.of("text", group));
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
    return and(Optional.of(Condition.of(condition, with)));
  }

  private Criteria and(Optional<Condition> condition) {
    List<Condition> more = new ArrayList<>(conditions);
    condition.ifPresent(more::add);
    return new Criteria(List.copyOf(more), words, reach);
  }

  SearchWords sought() {
    return words;
  }

  Optional<Reach> reach() {
    return reach;
  }

  /** Everything but the words and how far it may be. */
  List<Condition> conditions() {
    return conditions;
  }
}
