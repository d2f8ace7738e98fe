package org.fingerpost.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LicencesTest {
  private static final Path PAGE = Path.of("docs/licences.md");
  private static final Path LIBRARIES = Path.of("target/libraries.txt");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]+) \\|");
  private static final Pattern LIBRARY = Pattern.compile("\\s*([\\w.-]+:[\\w.-]+):jar:.*");

  /** Those that an Apache-2.0 work may be passed on beside, by their names in SPDX. */
  private static final Set<String> COMPATIBLE =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "0BSD",
          "CC0-1.0",
          "EPL-1.0",
          "EPL-2.0",
          "MPL-2.0",
          "LGPL-2.1-or-later");

  @Test
  void every_library_that_ships_is_listed_and_no_other() throws IOException {
    assertThat(shipped()).hasSizeGreaterThan(100);
    assertThat(listed().keySet())
        .as("the libraries of %s; write the licence of a new one there", PAGE)
        .containsExactlyInAnyOrderElementsOf(shipped());
  }

  @Test
  void every_licence_may_stand_beside_apache_2() throws IOException {
    listed()
        .forEach(
            (library, licence) ->
                assertThat(COMPATIBLE)
                    .as("%s is under %s, which may not ship", library, licence)
                    .contains(licence.replaceFirst(" \\(.*", "")));
  }

  private static Map<String, String> listed() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(listed.put(row.group(1), row.group(2))).as("twice: " + row.group(1)).isNull();
      }
    }
    return listed;
  }

  /** As the build found them, but for Fingerpost's own. */
  private static SortedSet<String> shipped() throws IOException {
    SortedSet<String> shipped = new TreeSet<>();
    for (String line : Files.readAllLines(LIBRARIES)) {
      Matcher library = LIBRARY.matcher(line);
      if (library.matches() && !library.group(1).startsWith("org.fingerpost:")) {
        shipped.add(library.group(1));
      }
    }
    return shipped;
  }
}
