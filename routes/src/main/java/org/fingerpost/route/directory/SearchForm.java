package org.fingerpost.route.directory;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.schema.Vocabularies;

/**
 * What a visitor typed and chose. What cannot be understood is left out, and said on the page: a
 * visitor cannot mend an address.
 *
 * @param miles how far around a postcode
 * @param group id of a group served
 * @param time only together with a day
 * @param notes a sentence for each thing that was left out
 */
record SearchForm(
    String words,
    String place,
    int miles,
    Optional<String> group,
    Optional<DayOfWeek> day,
    Optional<LocalTime> time,
    Optional<Integer> age,
    int page,
    List<String> notes) {
  static final int USUAL_MILES = 10;
  static final List<Integer> MILES = List.of(3, 5, 10, 25, 50);

  private static final int LAST_PAGE = 5_000;
  private static final int LONGEST_TEXT = 200;
  private static final int OLDEST = 120;

  static SearchForm of(WebRequest request) {
    List<String> notes = new ArrayList<>();
    Optional<DayOfWeek> day = read(request, "day", SearchForm::day, "a day of the week", notes);
    Optional<LocalTime> time =
        read(request, "time", SearchForm::time, "a time of the day, such as 14:30", notes);
    if (time.isPresent() && day.isEmpty()) {
      notes.add("Choose a day with the time; the time alone was left out.");
    }
    return new SearchForm(
        typed(request, "q"),
        typed(request, "place"),
        request.parameter("miles").flatMap(SearchForm::miles).orElse(USUAL_MILES),
        read(request, "group", SearchForm::group, "a group of people in the list", notes),
        day,
        time.filter(any -> day.isPresent()),
        read(request, "age", SearchForm::age, "an age in whole years", notes),
        number(request.parameter("page").orElse("1"), LAST_PAGE).filter(n -> n > 0).orElse(1),
        notes);
  }

  private interface Reading<T> {
    Optional<T> of(String text);
  }

  private static <T> Optional<T> read(
      WebRequest request, String name, Reading<T> reading, String wanted, List<String> notes) {
    Optional<String> text = request.parameter(name);
    Optional<T> value = text.flatMap(reading::of);
    if (text.isPresent() && value.isEmpty()) {
      notes.add("What you gave is not %s; it was left out.".formatted(wanted));
    }
    return value;
  }

  private static Optional<DayOfWeek> day(String text) {
    return number(text, 7).filter(day -> day > 0).map(DayOfWeek::of);
  }

  private static Optional<LocalTime> time(String text) {
    return text.matches("([01]?[0-9]|2[0-3])[:.][0-5][0-9]")
        ? Optional.of(LocalTime.parse(text.replace('.', ':').replaceFirst("^(\\d):", "0$1:")))
        : Optional.empty();
  }

  private static Optional<String> group(String text) {
    return Vocabularies.groupsServed().term(text).map(Vocabularies.Term::id);
  }

  private static Optional<Integer> age(String text) {
    return number(text, OLDEST);
  }

  private static Optional<Integer> miles(String text) {
    return number(text, 50).filter(MILES::contains);
  }

  private static Optional<Integer> number(String text, int most) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[0-9]{1,4}"))
        .map(Integer::valueOf)
        .filter(value -> value <= most);
  }

  private static String typed(WebRequest request, String name) {
    String text = request.parameter(name).orElse("");
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  Optional<BigDecimal> exactAge() {
    return age.map(BigDecimal::valueOf);
  }

  /** Whether anything was asked for at all. */
  boolean isEmpty() {
    return words.isEmpty() && place.isEmpty() && !isNarrowed();
  }

  /** Whether one of the choices beyond need and place was made. */
  boolean isNarrowed() {
    return group.isPresent() || day.isPresent() || age.isPresent() || miles != USUAL_MILES;
  }

  /** The address of another page of the same results. */
  String address(int otherPage) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("q", words);
    parts.put("place", place);
    parts.put("miles", miles == USUAL_MILES ? "" : Integer.toString(miles));
    parts.put("group", group.orElse(""));
    parts.put("day", day.map(chosen -> Integer.toString(chosen.getValue())).orElse(""));
    parts.put("time", time.map(LocalTime::toString).orElse(""));
    parts.put("age", age.map(String::valueOf).orElse(""));
    parts.put("page", Integer.toString(otherPage));
    return parts.entrySet().stream()
        .filter(part -> !part.getValue().isEmpty())
        .map(part -> part.getKey() + "=" + encoded(part.getValue()))
        .collect(Collectors.joining("&", "/?", ""));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
