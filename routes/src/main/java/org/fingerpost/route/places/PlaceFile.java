package org.fingerpost.route.places;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the two free lists of all postcodes: the ONS Postcode Directory, which has a header with
 * {@code pcds}, {@code lat} and {@code long}, and Code-Point Open, which has neither header nor
 * degrees. Postcodes that have no position in it (of which both hold some) are left out.
 */
public final class PlaceFile {
  private PlaceFile() {}

  /**
   * Hands on each place of the file, one after the other.
   *
   * @return how many lines told of no place
   * @throws IllegalArgumentException when the file is neither of the two; the message says what it
   *     should have
   */
  public static long read(Path file, Consumer<Place> places) {
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder().skipEmptyLines(true).ofCsvRecord(file, StandardCharsets.UTF_8)) {
      return read(file, rows.iterator(), places);
    } catch (IOException e) {
      throw new IllegalArgumentException("%s cannot be read.".formatted(file), e);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("%s cannot be read to its end.".formatted(file), e);
    }
  }

  private static long read(Path file, Iterator<CsvRecord> rows, Consumer<Place> places) {
    if (!rows.hasNext()) {
      return 0;
    }
    CsvRecord first = rows.next();
    Optional<Function<List<String>, Optional<Place>>> directory =
        PostcodeDirectory.of(first.getFields());
    Function<List<String>, Optional<Place>> form =
        directory.orElseGet(() -> codePointOpen(file, first));
    long skipped = directory.isPresent() ? 0 : take(first, form, places);
    while (rows.hasNext()) {
      skipped += take(rows.next(), form, places);
    }
    return skipped;
  }

  private static Function<List<String>, Optional<Place>> codePointOpen(Path file, CsvRecord first) {
    if (!CodePointOpen.isRow(first.getFields())) {
      throw new IllegalArgumentException(
          "%s is no list of postcodes that is understood. It must be the ONS Postcode Directory, whose first line names pcds, lat and long, or a file of Code-Point Open: postcode, quality, easting, northing, country, two health areas, county, district, ward."
              .formatted(file));
    }
    return new CodePointOpen();
  }

  private static long take(
      CsvRecord row, Function<List<String>, Optional<Place>> form, Consumer<Place> places) {
    Optional<Place> place = form.apply(row.getFields());
    place.ifPresent(places);
    return place.isPresent() ? 0 : 1;
  }
}
