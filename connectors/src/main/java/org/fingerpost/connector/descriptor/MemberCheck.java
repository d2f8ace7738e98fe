package org.fingerpost.connector.descriptor;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** What JSON Schema cannot say about a member and its system. */
final class MemberCheck {
  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?i)[?&;](password|pwd|passphrase)=|//[^/?]*:[^/?]*@");

  private MemberCheck() {}

  static void check(LocatedTree.Branch root, Findings findings) {
    checkZone(root.get("member").get("time_zone"), findings);
    checkUrl(root.get("system").get("database").get("url"), findings);
    new HttpCheck(findings).check(root.get("system"));
    LocatedTree.Branch civicrm = root.get("system").get("civicrm");
    checkUrl(civicrm.get("database").get("url"), findings);
    checkUrl(civicrm.get("api").get("url"), findings);
  }

  private static void checkZone(LocatedTree.Branch zone, Findings findings) {
    try {
      ZoneId.of(zone.text("Europe/London"));
    } catch (DateTimeException e) {
      findings.error(
          zone.valuePlace(), "\"time_zone\" names no zone; write it such as Europe/London");
    }
  }

  private static void checkUrl(LocatedTree.Branch url, Findings findings) {
    if (SECRET_IN_URL.matcher(url.text()).find()) {
      findings.error(
          url.valuePlace(),
          "\"url\" holds a password in clear text; leave it out there and write"
              + " password: \"${env:NAME}\" or \"${file:/path}\"");
    }
  }
}
