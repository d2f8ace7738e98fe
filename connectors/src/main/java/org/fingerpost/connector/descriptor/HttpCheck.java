package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What JSON Schema cannot say about a system on the web. */
final class HttpCheck {
  private static final Pattern SECRET_IN_URL =
      Pattern.compile("(?i)[?&](key|api_?key|token|access_token|password|secret|sig)=|//[^/?]*@");
  private static final Pattern THIS_MACHINE =
      Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?(/.*)?");

  private static final Map<String, List<String>> PAGING =
      Map.of(
          "page", List.of("parameter"),
          "offset", List.of("parameter"),
          "cursor", List.of("parameter", "at"),
          "next", List.of("at"),
          "keyset", List.of("parameter", "column"),
          "none", List.of());

  private final Findings findings;

  HttpCheck(Findings findings) {
    this.findings = findings;
  }

  void check(LocatedTree.Branch system) {
    checkFiles(system.get("files"));
    if (system.get("http").isPresent()
        && !HttpPresets.complete(system.get("http").node()).has("url")) {
      findings.error(
          system.get("http").keyPlace(),
          "\"http\" needs \"url\", such as https://api.example.org/v1");
    }
    for (String kind : List.of("http", "open_referral", "calendar", "files")) {
      LocatedTree.Branch http = system.get(kind);
      if (http.isPresent()) {
        checkUrl(http.get("url"), http.get("auth").isPresent());
        checkUrl(http.get("auth").get("client_credentials").get("token_url"), true);
        checkLength(http.get("rate_limit").get("per"));
        List.of("back", "ahead").forEach(key -> checkDays(http.get(key)));
        checkPaging(http.get("paging"));
        List.of("records", "total_items", "total_pages")
            .forEach(key -> checkPointer(http.get(key)));
        checkPointer(http.get("success").get("at"));
      }
    }
  }

  private void checkFiles(LocatedTree.Branch files) {
    long places =
        List.of("folder", "url", "sftp").stream().filter(key -> files.get(key).isPresent()).count();
    if (files.isPresent() && places != 1) {
      findings.error(
          files.keyPlace(),
          "\"files\" are in one place: a \"folder\", at a \"url\", or behind \"sftp\"");
    } else if (files.get("auth").isPresent() && !files.get("url").isPresent()) {
      findings.error(files.get("auth").keyPlace(), "\"auth\" goes with a \"url\"");
    }
  }

  /** Whether a key would travel in clear text, or stands in the address itself. */
  void checkUrl(LocatedTree.Branch url, boolean withKey) {
    String text = url.text();
    if (!url.node().isTextual() || text.startsWith("${")) {
      return;
    }
    if (SECRET_IN_URL.matcher(text).find()) {
      findings.error(
          url.valuePlace(),
          "\"%s\" holds a key in clear text; leave it out there and write it under auth, or make"
              + " the whole address a secret: \"${env:NAME}\" or \"${file:/path}\"",
          url.name());
    } else if (!isAddress(text)) {
      findings.error(
          url.valuePlace(), "\"%s\" is no address; write https://, a host and a path", url.name());
    } else if (withKey && !text.startsWith("https:") && !THIS_MACHINE.matcher(text).matches()) {
      findings.error(
          url.valuePlace(),
          "\"%s\" starts with http://, so the key could be read on its way; write https://",
          url.name());
    }
  }

  private static boolean isAddress(String text) {
    try {
      return URI.create(text).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void checkPaging(LocatedTree.Branch paging) {
    PAGING.getOrDefault(paging.get("by").text(), List.of()).stream()
        .filter(key -> !paging.get(key).isPresent())
        .forEach(
            key ->
                findings.error(
                    paging.get("by").keyPlace(),
                    "paging by %s needs \"%s\"",
                    paging.get("by").text(),
                    key));
    LocatedTree.Branch at = paging.get("at");
    if (!at.text().equals(JsonListing.Paging.Next.LINK_HEADER)) {
      checkPointer(at);
    }
  }

  private void checkPointer(LocatedTree.Branch pointer) {
    if (!pointer.node().isTextual()) {
      return;
    }
    try {
      JsonPointer.compile(pointer.text());
    } catch (IllegalArgumentException e) {
      findings.error(
          pointer.valuePlace(),
          "\"%s\" is no place in an answer; write a JSON pointer, such as /meta/total",
          pointer.name());
    }
  }

  private void checkDays(LocatedTree.Branch days) {
    if (!days.node().isTextual()) {
      return;
    }
    try {
      if (!Period.parse(days.text()).isNegative()) {
        return;
      }
    } catch (DateTimeException e) {
      // Told below, as is a time that lies the other way.
    }
    findings.error(
        days.valuePlace(),
        "\"%s\" is no length of days; write P30D for thirty days, P1M for a month, P1Y for a year",
        days.name());
  }

  private void checkLength(LocatedTree.Branch time) {
    if (!time.node().isTextual()) {
      return;
    }
    try {
      if (Duration.parse(time.text()).compareTo(Duration.ZERO) > 0) {
        return;
      }
    } catch (DateTimeException e) {
      // Told below, as is a length of nothing.
    }
    findings.error(
        time.valuePlace(),
        "\"%s\" is no length of time; write PT1S for a second, PT1M for a minute",
        time.name());
  }
}
