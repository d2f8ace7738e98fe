package org.fingerpost.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PhoneFormsTest {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  @Property(tries = 3_000)
  void a_number_has_the_librarys_form_whether_or_not_its_beginning_was_seen_before(
      @ForAll("numbers") String number, @ForAll("ends") String otherEnd) {
    PhoneForms.international(number.substring(0, number.length() - 4) + otherEnd);
    assertThat(PhoneForms.international(number)).isEqualTo(library(number));
  }

  /** So the first six digits decide: the library's own data, whatever its version. */
  @Example
  void no_form_is_chosen_by_more_than_the_first_six_digits() {
    for (int beginning = 100_000; beginning < 1_000_000; beginning += 7) {
      String first = library("0" + beginning + "0000").orElse("");
      for (String end : new String[] {"1234", "5678", "9999"}) {
        assertThat(spaces(library("0" + beginning + end).orElse(""))).isEqualTo(spaces(first));
      }
    }
  }

  @Example
  void what_is_no_plain_number_is_left_to_the_library() {
    for (String text :
        new String[] {
          "+44 1632 960123",
          "(01632) 960123",
          "01632 960123 x4",
          "0044 1632 960123",
          "1632 960123",
          "00163296012",
          "+33 1 23 45 67 89",
          "0163296012",
          "016329601234",
          "ring Ann",
          "٠١٦٣٢ 960123"
        }) {
      assertThat(PhoneForms.international(text)).isEqualTo(library(text));
    }
  }

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> beginnings =
        Arbitraries.oneOf(
            Arbitraries.of("0169772", "0169773", "0845464", "0153942", "0138731", "0201234"),
            Arbitraries.strings().numeric().ofLength(6).map(digits -> "0" + digits));
    return Combinators.combine(beginnings, Arbitraries.of("", " "), ends())
        .as((beginning, blank, end) -> beginning + blank + end);
  }

  @Provide
  Arbitrary<String> ends() {
    return Arbitraries.strings().numeric().ofLength(4);
  }

  private static String spaces(String form) {
    return form.replaceAll("[0-9]", "0");
  }

  private static Optional<String> library(String text) {
    try {
      var number = LIBRARY.parse(text, "GB");
      return LIBRARY.isPossibleNumber(number)
          ? Optional.of(LIBRARY.format(number, PhoneNumberFormat.INTERNATIONAL))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
