package org.fingerpost.route.places;

import java.util.Optional;

/**
 * Where a postcode is.
 *
 * @param point the middle of it
 * @param district code of the local authority, such as {@code E07000238}
 * @param name of the town or village, where the gazetteer has one
 */
public record Place(
    Postcode postcode, Point point, Optional<String> district, Optional<String> name) {
  /** A place without a name. */
  public Place(Postcode postcode, Point point, Optional<String> district) {
    this(postcode, point, district, Optional.empty());
  }
}
