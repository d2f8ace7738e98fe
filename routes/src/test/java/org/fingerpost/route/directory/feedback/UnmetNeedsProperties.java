package org.fingerpost.route.directory.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class UnmetNeedsProperties {
  @Property(tries = 300)
  void whatever_is_typed_little_of_it_is_kept_and_no_number(@ForAll String typed) {
    String need = UnmetNeeds.need(typed);
    assertThat(need.length()).isLessThanOrEqualTo(80);
    assertThat(need.split(" ")).hasSizeLessThanOrEqualTo(5).isSorted();
    assertThat(need.chars().noneMatch(Character::isDigit)).isTrue();
    assertThat(need).doesNotContain("@");
  }
}
