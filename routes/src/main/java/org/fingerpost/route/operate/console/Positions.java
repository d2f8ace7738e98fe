package org.fingerpost.route.operate.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where something stands, in words: a topic is named in a position by an id that says nothing. */
final class Positions {
  private static final Pattern IN_A_TOPIC = Pattern.compile("[A-Za-z0-9_-]{22}/(\\d+)/(\\d+)");

  private Positions() {}

  static String words(String position) {
    Matcher place = IN_A_TOPIC.matcher(position);
    return place.matches()
        ? "partition %s, offset %s of its topic".formatted(place.group(1), place.group(2))
        : position;
  }
}
