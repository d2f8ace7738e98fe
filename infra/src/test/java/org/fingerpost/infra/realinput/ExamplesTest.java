package org.fingerpost.infra.realinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  // Review dates pass; an example need not be renewed for it.
  private static final Clock WHEN_WRITTEN =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @MethodSource("org.fingerpost.infra.realinput.Examples#all")
  void an_example_is_a_descriptor_without_fault(Path example) throws Exception {
    assertThat(new DescriptorReader(WHEN_WRITTEN).readWithWarnings(example).warnings()).isEmpty();
  }

  @Test
  void all_examples_can_stand_in_one_folder() throws IOException, DescriptorException {
    assertThat(new DescriptorReader(WHEN_WRITTEN).readFolder(Examples.FOLDER).membersOrThrow())
        .hasSameSizeAs(Examples.all());
  }

  @Test
  void the_page_lists_each_example() throws IOException {
    String page = Files.readString(Examples.FOLDER.resolve("README.md"));
    assertThat(Examples.all()).allMatch(file -> page.contains("(" + file.getFileName() + ")"));
  }
}
