package org.fingerpost.route.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fingerpost.route.joint.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  private static final String DIRECTORY =
      "pcd,pcds,doterm,oslaua,lat,long\n"
          + "WR114AB,WR11 4AB,,E07000238,52.0921,-1.9475\n"
          + "WR114AC,WR11 4AC,,E07000238,52.0941,-1.9455\n"
          + "WR119ZZ,WR11 9ZZ,199606,E07000238,99.999999,0.000000\n";

  /** Of Worcester's Guildhall, about; the last has no position. */
  private static final String CODE_POINT =
      "\"WR1 2EY\",10,384994,254852,\"E92000001\",\"\",\"E18000005\",\"E10000034\",\"E07000237\",\"E05014000\"\n"
          + "\"WR1 9ZZ\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "wr11 4ab,WR11 4AB,WR11",
    "WR114AB,WR11 4AB,WR11",
    "' W R 1 4AB ',WR1 4AB,WR1",
    "b97,B97,B97",
    "EC1A1BB,EC1A 1BB,EC1A"
  })
  void a_postcode_is_read_however_it_is_typed(String typed, String text, String outward) {
    Postcode postcode = Postcode.of(typed).orElseThrow();
    assertThat(postcode.text()).isEqualTo(text);
    assertThat(postcode.outward().text()).isEqualTo(outward);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Evesham", "WR", "WR111", "WR11 4A", "1R1 4AB", "WR11 4AB WR11 4AB"})
  void what_is_no_postcode_is_none(String typed) {
    assertThat(Postcode.of(typed)).isEmpty();
  }

  @Test
  void distances_are_those_of_a_sphere() {
    Point worcester = new Point(52.196, -2.222);
    Point evesham = new Point(52.093, -1.945);
    assertThat(worcester.metresTo(evesham)).isCloseTo(22_100, within(200d));
    assertThat(worcester.metresTo(worcester)).isZero();
  }

  @Test
  void the_grid_becomes_degrees_to_a_few_metres() {
    // Ordnance Survey's own example: Caister water tower (guide to coordinate systems, annexe C).
    Point point = new NationalGrid().point(651_409.903, 313_177.270);
    assertThat(point.metresTo(new Point(52.657_977, 1.716_073))).isLessThan(8);
  }

  @Test
  void both_lists_are_read_and_what_has_no_position_is_left_out() throws IOException {
    List<Place> places = new ArrayList<>();
    assertThat(PlaceFile.read(file(DIRECTORY), places::add)).isEqualTo(1);
    assertThat(PlaceFile.read(file(CODE_POINT), places::add)).isEqualTo(1);
    assertThat(places)
        .extracting(place -> place.postcode().text())
        .containsExactly("WR11 4AB", "WR11 4AC", "WR1 2EY");
    Place guildhall = places.get(2);
    assertThat(guildhall.point().metresTo(new Point(52.1917, -2.2209))).isLessThan(500);
    assertThat(guildhall.district()).contains("E07000237");
  }

  @Test
  void another_file_is_refused_with_what_it_should_have() throws IOException {
    Path other = file("name,town\nClub,Evesham\n");
    assertThatThrownBy(() -> PlaceFile.read(other, place -> {}))
        .hasMessageContaining("pcds, lat and long");
  }

  @Test
  void loaded_places_are_found_and_others_by_their_postcode_district() throws Exception {
    try (HikariDataSource database = TestDatabase.fresh();
        Connection connection = database.getConnection()) {
      assertThat(find(connection, "WR11 4AB").point()).isEqualTo(new Point(52.093, -1.945));
      Path list = file(DIRECTORY);
      long taken = new PlaceTable(database).replace(places -> PlaceFile.read(list, places));
      assertThat(taken).isEqualTo(2);
      assertThat(find(connection, "WR11 4AB").point()).isEqualTo(new Point(52.0921, -1.9475));
      Place middle = find(connection, "WR11 9XX");
      assertThat(middle.point().latitude()).isCloseTo(52.0931, within(1e-9));
      assertThat(middle.name()).contains("Evesham");
      assertThat(find(connection, "B97 1AA").district()).contains("E07000236");
      assertThat(Gazetteer.find(connection, new Postcode("ZE1 0AA"))).isEqualTo(Optional.empty());
    }
  }

  @Test
  void a_list_that_breaks_off_leaves_what_was_loaded_before() throws Exception {
    try (HikariDataSource database = TestDatabase.fresh();
        Connection connection = database.getConnection()) {
      PlaceTable table = new PlaceTable(database);
      table.replace(places -> places.accept(place("WR11 4AB", 52)));
      assertThatThrownBy(
              () ->
                  table.replace(
                      places -> {
                        places.accept(place("WR11 4AB", 53));
                        throw new IllegalArgumentException("cut");
                      }))
          .hasMessage("cut");
      assertThat(find(connection, "WR11 4AB").point().latitude()).isEqualTo(52);
    }
  }

  private static Place place(String postcode, double latitude) {
    return new Place(new Postcode(postcode), new Point(latitude, -2), Optional.empty());
  }

  private static Place find(Connection connection, String postcode) throws SQLException {
    return Gazetteer.find(connection, new Postcode(postcode)).orElseThrow();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "places", ".csv"), text);
  }
}
