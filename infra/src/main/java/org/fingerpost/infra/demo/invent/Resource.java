package org.fingerpost.infra.demo.invent;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The lists that the county is made of, from the class path. */
final class Resource {
  private Resource() {}

  static List<Place> places() {
    return read(
        "places.csv",
        row ->
            new Place(
                row.getField("place"),
                row.getField("district"),
                row.getField("postcode_sector"),
                Double.parseDouble(row.getField("latitude")),
                Double.parseDouble(row.getField("longitude"))));
  }

  static List<GroupType> groupTypes() {
    return read(
        "group-types.csv",
        row ->
            new GroupType(
                row.getField("suffix"),
                split(row.getField("groups")),
                row.getField("service"),
                row.getField("description")));
  }

  static List<ConsortiumMember> consortium() {
    return read(
        "consortium.csv",
        row ->
            new ConsortiumMember(
                row.getField("id"),
                row.getField("name"),
                row.getField("town"),
                split(row.getField("districts")),
                split(row.getField("services")),
                row.getField("scope"),
                split(row.getField("groups")),
                row.getField("charity")));
  }

  static List<ConsortiumService> fiveServices() {
    return read(
        "five-services.csv",
        row ->
            new ConsortiumService(
                row.getField("service"),
                row.getField("name"),
                row.getField("description"),
                row.getField("activity")));
  }

  static List<String> peopleColumn(String column) {
    return read("people.csv", row -> row.getField(column));
  }

  private static <T> List<T> read(String name, Function<NamedCsvRecord, T> reading) {
    try (InputStream in = Resource.class.getResourceAsStream("/demo/" + name);
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return csv.stream().map(reading).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the demo's " + name, e);
    }
  }

  private static List<String> split(String text) {
    return Arrays.asList(text.split(";", -1));
  }
}
