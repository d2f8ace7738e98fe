package org.fingerpost.route.directory.feedback;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Counts what people looked for and did not find. A row is a day, a few words and a district: it
 * tells nothing of who asked, and of a place never more than the district.
 */
public final class UnmetNeeds {
  /** Something was looked for, in words that are not kept. */
  static final String OTHER = "(other words)";

  private static final int MOST_WORDS = 5;
  private static final int LONGEST_WORD = 15;
  private static final int MOST_ROWS_A_DAY = 1_000;

  /**
   * Whatever may be a telephone number, a postcode, a date of birth or a mail address goes whole,
   * and not only the part of it that is no word.
   */
  private static final Pattern TELLING = Pattern.compile("\\S*[\\d@]\\S*");

  private static final Pattern APART = Pattern.compile("[^\\p{L}]+");

  private static final Set<String> SAYING_NOTHING =
      Set.of(
          ("a about am an and any are as at be but by can could do for from get has have he help her"
                  + " him his how i in is it me my name need near of on or our please she some that"
                  + " the their them they to us want we what when where who with would you your")
              .split(" "));

  private static final String COUNT =
      """
      INSERT INTO unmet_need (day, need, district)
      SELECT current_date, ?, ?
      WHERE (SELECT count(*) FROM unmet_need WHERE day = current_date) < ?
         OR EXISTS (SELECT FROM unmet_need WHERE day = current_date AND need = ? AND district = ?)
      ON CONFLICT (day, need, district) DO UPDATE SET asked = unmet_need.asked + 1
      """;

  private final DataSource database;

  /** On the joint database. */
  public UnmetNeeds(DataSource database) {
    this.database = database;
  }

  /**
   * Counts one. Beyond a thousand different needs a day no new one is taken, so that nobody can
   * fill the table.
   *
   * @param typed what somebody looked for
   * @param district its code, where it is known
   */
  public void count(String typed, Optional<String> district) throws SQLException {
    String need = need(typed);
    if (need.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setString(1, need);
      statement.setString(2, district.orElse(""));
      statement.setInt(3, MOST_ROWS_A_DAY);
      statement.setString(4, need);
      statement.setString(5, district.orElse(""));
      statement.executeUpdate();
    }
  }

  /**
   * A few words in alphabetical order: only such as say a need, whatever else was typed. Names,
   * streets and misspelled words go; where nothing else was typed, what is left is {@link #OTHER}.
   * Empty where nothing was typed.
   */
  static String need(String typed) {
    String plain = TELLING.matcher(typed.toLowerCase(Locale.ROOT)).replaceAll(" ");
    String need =
        words(plain)
            .filter(word -> !SAYING_NOTHING.contains(word))
            .filter(NeedWords::contains)
            .distinct()
            .limit(MOST_WORDS)
            .sorted()
            .collect(Collectors.joining(" "));
    return need.isEmpty() && !typed.isBlank() ? OTHER : need;
  }

  static Stream<String> words(String plain) {
    return APART
        .splitAsStream(plain)
        .filter(word -> word.length() > 1 && word.length() <= LONGEST_WORD);
  }
}
