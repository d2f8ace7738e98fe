package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadmeTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| ([a-z_0-9]+)( \\*)? \\|", Pattern.MULTILINE);

  @ParameterizedTest
  @EnumSource
  void the_page_lists_the_fields_of_each_kind_as_its_schema_does(Kind kind) throws IOException {
    String page = Files.readString(Path.of("README.md"));
    String from = page.substring(page.indexOf("\n### " + kind.wireName() + "\n") + 1);
    String section = from.substring(0, from.indexOf("\n#", 1));
    List<String> listed =
        ROW.matcher(section)
            .results()
            .filter(row -> !row.group(1).equals("field"))
            .map(ReadmeTest::nameAndMark)
            .toList();
    assertThat(listed)
        .containsExactlyElementsOf(
            SharedSchema.fields(kind).values().stream()
                .map(field -> field.name() + (field.required() ? " *" : ""))
                .toList());
  }

  private static String nameAndMark(MatchResult row) {
    return row.group(1) + (row.group(2) == null ? "" : row.group(2));
  }
}
