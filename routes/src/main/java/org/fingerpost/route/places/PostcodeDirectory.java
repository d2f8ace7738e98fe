package org.fingerpost.route.places;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Lines of the ONS Postcode Directory. The name of the column with the local authority changes with
 * the year: {@code oslaua}, {@code laua}, {@code lad25cd}.
 */
record PostcodeDirectory(int postcode, int latitude, int longitude, int district)
    implements Function<List<String>, Optional<Place>> {
  /** What the list says for a postcode of unknown position: 99.999999 north. */
  private static final double NORTHERNMOST = 61;

  private static final double SOUTHERNMOST = 49;

  static Optional<Function<List<String>, Optional<Place>>> of(List<String> header) {
    PostcodeDirectory columns =
        new PostcodeDirectory(
            index(header, "pcds|pcd2|pcd|postcode"),
            index(header, "lat|latitude"),
            index(header, "long|longitude"),
            index(header, "oslaua|laua|lad[0-9]*cd"));
    return columns.postcode >= 0 && columns.latitude >= 0 && columns.longitude >= 0
        ? Optional.of(columns)
        : Optional.empty();
  }

  /** Of the first column that has one of the names; -1 when none has. */
  private static int index(List<String> header, String names) {
    return IntStream.range(0, header.size())
        .filter(
            i ->
                header.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT).matches(names))
        .findFirst()
        .orElse(-1);
  }

  @Override
  public Optional<Place> apply(List<String> row) {
    if (row.size() <= Math.max(postcode, Math.max(latitude, longitude))) {
      return Optional.empty();
    }
    Optional<Postcode> code = Postcode.of(row.get(postcode)).filter(Postcode::isWhole);
    double north = Numbers.read(row.get(latitude));
    double east = Numbers.read(row.get(longitude));
    return code.filter(known -> north > SOUTHERNMOST && north < NORTHERNMOST && !Double.isNaN(east))
        .map(known -> new Place(known, new Point(north, east), district(row)));
  }

  private Optional<String> district(List<String> row) {
    return district >= 0 && district < row.size()
        ? Optional.of(row.get(district)).filter(code -> !code.isBlank())
        : Optional.empty();
  }
}
