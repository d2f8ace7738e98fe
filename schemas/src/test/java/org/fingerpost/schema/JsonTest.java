package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":51.50}",
        "{\"a\":0.1000000000000000055511151231257827}",
        "{\"a\":\"Ŵyn é\"}",
        "{\"b\":1,\"a\":[true,null,{}]}"
      })
  void what_is_read_is_written_digit_for_digit(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(Json.write(Json.readObject(bytes)), StandardCharsets.UTF_8))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hush", "[1]", "\"hush\"", "{\"hush\":1} 2", "{\"hush\":}", "null"})
  void what_is_no_single_object_is_refused_without_quoting_it(String text) {
    assertThatThrownBy(() -> Json.readObject(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Json.MalformedJsonException.class)
        .hasMessageNotContaining("hush");
  }

  @Test
  void a_refusal_says_where_it_is_no_json() {
    assertThatThrownBy(() -> Json.readObject("{\n \"a\": x}".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("line 2");
  }
}
