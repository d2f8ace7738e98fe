package org.fingerpost.connector.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReaderTest {
  private final SecretReader reader = new SecretReader(Map.of("BARN_PASSWORD", "a b"));

  @Test
  void a_secret_comes_from_the_environment() throws Exception {
    assertThat(reader.read(new Secret("${env:BARN_PASSWORD}"))).isEqualTo("a b");
  }

  @Test
  void a_secret_comes_from_a_file_as_it_stands_now(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("key");
    Secret secret = new Secret("${file:" + file + "}");
    Files.writeString(file, "first\n");
    assertThat(reader.read(secret)).isEqualTo("first");
    Files.writeString(file, "second\n");
    assertThat(reader.read(secret)).isEqualTo("second");
  }

  @Test
  void a_missing_secret_is_a_sentence_that_names_the_place() {
    assertThatThrownBy(() -> reader.read(new Secret("${env:NONE}")))
        .isInstanceOf(SecretReader.MissingSecretException.class)
        .hasMessageContaining("the environment variable NONE is not set");
    assertThatThrownBy(() -> reader.read(new Secret("${file:/nowhere/key}")))
        .hasMessageContaining("the file /nowhere/key")
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> reader.read(new Secret("hunter2"))).hasMessageNotContaining("hunter2");
  }
}
