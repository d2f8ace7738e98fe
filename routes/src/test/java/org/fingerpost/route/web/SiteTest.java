package org.fingerpost.route.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteTest {
  @Test
  void a_county_has_its_own_name_and_colour() {
    assertThat(
            Site.of(
                Map.of(
                    "FINGERPOST_SITE_NAME", "Help in Rutland",
                    "FINGERPOST_SITE_COLOUR", "#7a1f3d")))
        .isEqualTo(new Site("Help in Rutland", "#7a1f3d"));
    assertThat(Site.of(Map.of())).isEqualTo(Site.USUAL);
  }

  @Test
  void a_colour_on_which_white_cannot_be_read_is_refused() {
    assertThatThrownBy(() -> new Site("Help", "#ffcc00"))
        .hasMessageContaining("FINGERPOST_SITE_COLOUR is too light");
    assertThatThrownBy(() -> new Site("Help", "red;}body{display:none"))
        .hasMessageContaining("six hexadecimal digits");
    assertThatThrownBy(() -> new Site(" ", "#000000")).hasMessageContaining("SITE_NAME");
  }
}
