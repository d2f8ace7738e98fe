package org.fingerpost.route.places;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lines of Code-Point Open: ten columns, no header. */
final class CodePointOpen implements Function<List<String>, Optional<Place>> {
  private static final int COLUMNS = 10;
  private static final int EASTING = 2;
  private static final int NORTHING = 3;
  private static final int DISTRICT = 8;

  private final NationalGrid grid = new NationalGrid();

  static boolean isRow(List<String> row) {
    return row.size() == COLUMNS
        && Postcode.of(row.get(0)).filter(Postcode::isWhole).isPresent()
        && Numbers.read(row.get(EASTING)) >= 0
        && Numbers.read(row.get(NORTHING)) >= 0;
  }

  /** A postcode without a position stands at 0, 0. */
  @Override
  public Optional<Place> apply(List<String> row) {
    if (!isRow(row)) {
      return Optional.empty();
    }
    double easting = Numbers.read(row.get(EASTING));
    double northing = Numbers.read(row.get(NORTHING));
    return Postcode.of(row.get(0))
        .filter(postcode -> easting > 0 && northing > 0)
        .map(postcode -> new Place(postcode, grid.point(easting, northing), district(row)));
  }

  private static Optional<String> district(List<String> row) {
    return Optional.of(row.get(DISTRICT)).filter(code -> !code.isBlank());
  }
}
