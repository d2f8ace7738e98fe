package org.fingerpost.route.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.StreamSupport;
import org.fingerpost.route.places.Point;
import org.fingerpost.route.places.Postcode;

/** Where the public fields of a record say that it is. */
record PublicPlace(Optional<Postcode> postcode, Optional<Point> at, String town) {
  private static final JsonNode EMPTY = MissingNode.getInstance();

  static final PublicPlace UNKNOWN = new PublicPlace(Optional.empty(), Optional.empty(), "");

  static PublicPlace of(SortedMap<String, JsonNode> fields) {
    JsonNode addresses = fields.getOrDefault("addresses", EMPTY);
    return new PublicPlace(
        StreamSupport.stream(addresses.spliterator(), false)
            .flatMap(address -> Postcode.of(address.path("postal_code").asText()).stream())
            .findFirst(),
        at(fields),
        StreamSupport.stream(addresses.spliterator(), false)
            .map(address -> address.path("city").asText())
            .filter(town -> !town.isBlank())
            .findFirst()
            .orElse(""));
  }

  private static Optional<Point> at(SortedMap<String, JsonNode> fields) {
    JsonNode latitude = fields.getOrDefault("latitude", EMPTY);
    JsonNode longitude = fields.getOrDefault("longitude", EMPTY);
    return latitude.isNumber() && longitude.isNumber()
        ? Optional.of(new Point(latitude.doubleValue(), longitude.doubleValue()))
        : Optional.empty();
  }

  boolean isKnown() {
    return postcode.isPresent() || at.isPresent();
  }
}
