package org.fingerpost.route.directory;

import java.util.Map;

/** What vocabulary terms and registers are called on a page. */
public final class Terms {
  private static final Map<String, String> REGISTERS =
      Map.of(
          "GB-CHC", "Charity number",
          "GB-COH", "Company number",
          "GB-SC", "Scottish charity number",
          "GB-NIC", "Northern Ireland charity number",
          "GB-MPR", "Mutual society number");

  private Terms() {}

  /** The term's name, or its id made readable where no vocabulary has it. */
  public static String nameOf(String id) {
    String district = Districts.nameOf(id);
    return district.equals(id) ? readable(id) : district;
  }

  /** What a number of that register is called. */
  public static String registerOf(String scheme) {
    return REGISTERS.getOrDefault(scheme, scheme);
  }

  private static String readable(String id) {
    String words = id.replace('-', ' ').replace('_', ' ').strip();
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
