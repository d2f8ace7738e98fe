package org.fingerpost.route.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.places.Point;
import org.fingerpost.schema.Kind;

/** A row of the index: what somebody may look for of one organisation or service. */
record IndexEntry(
    UUID id,
    Kind kind,
    String name,
    Optional<UUID> organization,
    Optional<UUID> location,
    Optional<UUID> serviceAtLocation,
    Words words,
    Set<UUID> terms,
    Set<UUID> taxonomies,
    Set<String> districts,
    Set<String> groupsServed,
    Optional<BigDecimal> minimumAge,
    Optional<BigDecimal> maximumAge,
    Optional<String> postcodeDistrict,
    Optional<Point> at,
    String status,
    Instant modified,
    Optional<LocalDate> confirmed,
    List<Opening> openings) {

  /**
   * The texts to search, by how much a word in them counts.
   *
   * @param related the organisation's name, other names and terms
   * @param description whatever else is told in sentences
   * @param places towns and districts
   */
  record Words(String related, String description, String places) {}

  /** Names, terms and places as they are spelled: what typing slips are held against. */
  String spelled() {
    return name + ' ' + words.related() + ' ' + words.places();
  }
}
