package org.fingerpost.route.directory.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Some people are called as a word of the vocabularies is, Faith or Young; such a word alone tells
 * of nobody, and stays.
 */
class UnmetNeedsProperties {
  private static final List<String> GIVEN_NAMES =
      List.of(
          ("Oliver George Arthur Noah Muhammad Leo Oscar Harry Archie Jack Henry Charlie Freddie Theodore Alfie Jacob Thomas"
                  + " William Ethan James Amelia Olivia Isla Lily Freya Ava Ivy Grace Willow Rosie Sophia Isabella Daisy Ella"
                  + " Poppy Mary Margaret Susan Patricia Linda Barbara Jean Joan Christine Hope Joy Rose Heather Mark"
                  + " Robin Art Frank Ernest Will Pat Penny Dawn Iris Violet Hazel Amber Jasmine Ruby Victoria Priya Ahmed")
              .split(" "));
  private static final List<String> FAMILY_NAMES =
      List.of(
          ("Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts"
                  + " Green Hall Wood Jackson Clarke Clark Harrison Scott Hughes Lewis Cooper King Baker Turner Hill Cook Ward"
                  + " Bell Young Carter Parker Khan Okonkwo Nowak Begum Hussain Singh Kaur Ali Shah O'Brien Fisher Day Price")
              .split(" "));

  @Property(tries = 300)
  void whatever_is_typed_only_words_that_say_a_need_are_kept(@ForAll String typed) {
    String need = UnmetNeeds.need(typed);
    assertThat(need.length()).isLessThanOrEqualTo(80);
    if (!need.isEmpty() && !need.equals(UnmetNeeds.OTHER)) {
      assertThat(need.split(" "))
          .hasSizeLessThanOrEqualTo(5)
          .isSorted()
          .allMatch(NeedWords::contains);
    }
  }

  @Property(tries = 300)
  void who_somebody_is_and_where_is_not_kept_beside_the_need(@ForAll("tellings") String telling) {
    String need = UnmetNeeds.need("dialysis for " + telling + " please, wheelchair");
    assertThat(need).isEqualTo("dialysis wheelchair");
  }

  @Provide
  Arbitrary<String> tellings() {
    Arbitrary<String> given = Arbitraries.of(GIVEN_NAMES);
    Arbitrary<String> family =
        Arbitraries.of(FAMILY_NAMES)
            .filter(name -> !NeedWords.contains(name.toLowerCase(Locale.ROOT)));
    Arbitrary<String> number = Arbitraries.strings().numeric().ofMinLength(5).ofMaxLength(11);
    Arbitrary<String> postcode = Arbitraries.of("WR11 4AB", "wr114ab", "B97 1AA", "DY10");
    return Combinators.combine(given, family, number, postcode, Arbitraries.of(0, 1, 2, 3))
        .as(
            (first, last, digits, code, form) ->
                switch (form) {
                  case 0 -> first + " " + last + ", " + code;
                  case 1 -> first + "." + last + "@example.org " + digits;
                  case 2 -> "0" + digits + " " + last;
                  default -> digits + " " + last + " Close, " + code;
                });
  }

  @Example
  void no_given_name_counts_as_a_word_that_says_a_need() {
    assertThat(GIVEN_NAMES.stream().map(name -> name.toLowerCase(Locale.ROOT)))
        .filteredOn(NeedWords::contains)
        .isEmpty();
  }

  @Example
  void endings_are_understood_and_a_name_alone_leaves_no_word() {
    assertThat(UnmetNeeds.need("Wheelchairs, swimming and befriending"))
        .isEqualTo("befriending swimming wheelchairs");
    assertThat(UnmetNeeds.need("Jane Okonkwo")).isEqualTo(UnmetNeeds.OTHER);
    assertThat(UnmetNeeds.need(" ")).isEmpty();
    assertThat(Arrays.asList(UnmetNeeds.need("older people").split(" ")))
        .containsExactly("older", "people");
  }
}
