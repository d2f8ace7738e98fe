package org.fingerpost.connector.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DescriptorProperties {
  private static final String TEXT = DescriptorText.GOOD.text();
  private static final String SIGNS = "{}[]:,'\"&*#|>-!%@ \n\tax1$";

  @Property
  void a_descriptor_damaged_anywhere_is_read_or_refused_with_a_place(
      @ForAll @IntRange(max = 1_500) int at,
      @ForAll @IntRange(max = 40) int gone,
      @ForAll @IntRange(max = 23) int sign) {
    int start = Math.min(at, TEXT.length());
    int end = Math.min(start + gone, TEXT.length());
    String damaged = TEXT.substring(0, start) + SIGNS.charAt(sign) + TEXT.substring(end);
    try {
      assertThat(new DescriptorText(damaged).read().descriptor().datasets()).isNotEmpty();
    } catch (DescriptorException e) {
      assertThat(e.problems())
          .isNotEmpty()
          .allMatch(problem -> problem.line() > 0 && problem.column() > 0)
          .noneMatch(problem -> problem.sentence().contains("null"));
    }
  }
}
