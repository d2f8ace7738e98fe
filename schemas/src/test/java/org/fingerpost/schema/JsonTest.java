package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
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

  @Test
  void every_kind_of_value_is_written_as_jackson_writes_it() throws Exception {
    var node = Json.object().put("text", "a\"b\\c\n\u0001 é Ŵ \uD83D\uDE00").putNull("none");
    node.put("short", (short) 3).put("long", Long.MIN_VALUE).put("big", new BigDecimal("1E+3"));
    node.put("single", 51.5f).put("double", 1e-7).put("true", true).put("bytes", new byte[] {1, 2});
    node.putArray("list").add(1).addNull().add("x").addArray().addObject().put("in", "y");
    assertThat(Json.write(node)).isEqualTo(Json.MAPPER.writeValueAsBytes(node));
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
