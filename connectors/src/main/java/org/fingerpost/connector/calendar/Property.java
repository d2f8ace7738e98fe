package org.fingerpost.connector.calendar;

import java.util.Map;

/**
 * A line of an iCalendar file.
 *
 * @param name in capitals
 * @param parameters by their names, in capitals
 * @param value as it stands there, with its escapes
 */
record Property(String name, Map<String, String> parameters, String value) {
  /** The text without the escapes (RFC 5545, 3.3.11). */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        i++;
        char escaped = value.charAt(i);
        text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
      } else {
        text.append(c);
      }
    }
    return text.toString().strip();
  }
}
