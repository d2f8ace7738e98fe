package org.fingerpost.infra.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @TempDir Path data;

  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void start() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void a_line_is_one_json_object_where_json_is_asked_for() throws Exception {
    LogFiles.in(context, data, true, "json");
    context
        .getLogger("org.fingerpost.hub")
        .warn("{} failed", "collect/barn/groups", new IllegalStateException("the broker is away"));

    List<String> lines = Files.readAllLines(data.resolve("log/fingerpost.log"));
    assertThat(lines).hasSize(1);
    JsonNode line = Json.MAPPER.readTree(lines.get(0));
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("formattedMessage").asText()).isEqualTo("collect/barn/groups failed");
    assertThat(line.path("throwable").path("message").asText()).isEqualTo("the broker is away");
  }

  @Test
  void lines_are_text_unless_it_is() throws Exception {
    LogFiles.in(context, data, true, "text");
    context.getLogger("org.fingerpost.hub").info("The hub runs");

    assertThat(Files.readString(data.resolve("log/fingerpost.log"))).endsWith(": The hub runs\n");
  }

  @Test
  void another_format_is_refused_in_a_sentence() {
    assertThatThrownBy(() -> LogFiles.in(context, data, true, "xml"))
        .isInstanceOf(UsageException.class)
        .hasMessage("FINGERPOST_LOG_FORMAT is text or json.");
  }
}
