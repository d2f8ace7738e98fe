package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells the texts that are of a schema's format or pattern, for {@link QuickCheck}. */
final class TextForms {
  /** Fewer than the standards allow, so that what matches is valid by any of them. */
  private static final Pattern PLAIN_EMAIL =
      Pattern.compile(
          "[A-Za-z0-9]++(?:[._+-][A-Za-z0-9]++)*+@(?:[A-Za-z0-9]++[.-])++[A-Za-z]{2,12}");

  private static final Pattern PLAIN_ADDRESS =
      Pattern.compile("https?://(?:[A-Za-z0-9]++[.-])*+[A-Za-z0-9]++(?:/[A-Za-z0-9._~-]*+)*+");
  private static final Pattern PLAIN_DATE =
      Pattern.compile(
          "[12][0-9]{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
              + "|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)");

  private TextForms() {}

  /** Texts of that format beyond doubt; none where the format is not known. */
  static Predicate<JsonNode> plain(String format) {
    return switch (format) {
      case "email" -> whole(PLAIN_EMAIL);
      case "uri" -> whole(PLAIN_ADDRESS);
      case "date" -> whole(PLAIN_DATE);
      default -> node -> false;
    };
  }

  private static Predicate<JsonNode> whole(Pattern pattern) {
    return node -> pattern.matcher(node.textValue()).matches();
  }

  /** Texts in which a schema's pattern is found. */
  static Predicate<JsonNode> matching(String expression) {
    // Java's $ would let a line feed at the end pass.
    Pattern pattern = Pattern.compile(expression.replaceAll("\\$$", "\\\\z"));
    return node -> pattern.matcher(node.textValue()).find();
  }
}
