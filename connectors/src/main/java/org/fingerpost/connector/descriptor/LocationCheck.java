package org.fingerpost.connector.descriptor;

import java.nio.file.FileSystems;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

/** Whether a dataset stands where its system can have it, and when it is read. */
final class LocationCheck {
  private static final List<String> ALL =
      List.of(
          "table",
          "query",
          "files",
          "sheet",
          "aliases",
          "changed",
          "path",
          "parameters",
          "changes",
          "part",
          "details",
          "civicrm");

  private LocationCheck() {}

  static void check(LocatedTree.Branch root, LocatedTree.Branch dataset, Findings findings) {
    LocatedTree.Branch system = root.get("system");
    if (system.get("civicrm").isPresent()) {
      onlyThese(dataset, "civicrm", List.of("civicrm"), findings);
      checkReadyMade(dataset, findings);
    } else if (system.get("database").isPresent()) {
      onlyThese(dataset, "database", List.of("table", "query", "changed"), findings);
      checkDatabase(dataset, findings);
      checkCapture(system.get("database"), dataset, findings);
    } else if (system.get("files").isPresent()) {
      onlyThese(dataset, "files", List.of("files", "sheet", "aliases"), findings);
      checkFiles(dataset, findings);
    } else if (system.get("push").isPresent()) {
      onlyThese(dataset, "push", List.of(), findings);
    } else if (system.get("http").isPresent()) {
      onlyThese(dataset, "http", List.of("path", "parameters", "changes", "part"), findings);
      checkPath(dataset, "/groups", findings);
    } else if (system.get("open_referral").isPresent()) {
      onlyThese(dataset, "open_referral", List.of("path", "part", "details"), findings);
      checkPath(dataset, "services", findings);
    } else if (system.get("calendar").isPresent()) {
      onlyThese(dataset, "calendar", List.of("path"), findings);
      checkEventKey(dataset.get("key"), findings);
    } else if (system.get("access").isPresent()) {
      onlyThese(dataset, "access", List.of("table"), findings);
      checkTable(dataset, findings);
    }
    List.of("poll", "full_compare", "lag").forEach(key -> checkTime(dataset.get(key), findings));
  }

  private static void onlyThese(
      LocatedTree.Branch dataset, String system, List<String> allowed, Findings findings) {
    ALL.stream()
        .filter(key -> !allowed.contains(key) && dataset.get(key).isPresent())
        .forEach(
            key ->
                findings.error(
                    dataset.get(key).keyPlace(),
                    "\"%s\" does not fit a system of the kind %s; %s",
                    key,
                    system,
                    allowed.isEmpty()
                        ? "its records come by themselves, so leave it out"
                        : "there it is " + String.join(", ", allowed)));
  }

  private static void checkReadyMade(LocatedTree.Branch dataset, Findings findings) {
    LocatedTree.Branch named = dataset.get("civicrm");
    String name = named.text(dataset.name());
    if (ReadyMade.civicrm().dataset(name).isEmpty()) {
      findings.error(
          named.isPresent() ? named.valuePlace() : dataset.keyPlace(),
          "\"%s\" is none of the datasets that are ready made for CiviCRM: %s; name one with"
              + " civicrm: organizations",
          name,
          String.join(", ", ReadyMade.civicrm().names()));
    }
  }

  private static void checkDatabase(LocatedTree.Branch dataset, Findings findings) {
    boolean table = dataset.get("table").isPresent();
    boolean query = dataset.get("query").isPresent();
    if (table && query) {
      findings.error(
          dataset.get("query").keyPlace(), "a dataset has a \"table\" or a \"query\", not both");
    } else if (!table && !query) {
      findings.error(dataset.keyPlace(), "\"%s\" needs a \"table\" or a \"query\"", dataset.name());
    }
  }

  private static void checkCapture(
      LocatedTree.Branch database, LocatedTree.Branch dataset, Findings findings) {
    if (!database.get("capture").isPresent()) {
      return;
    }
    if (dataset.get("query").isPresent()) {
      findings.error(
          dataset.get("query").keyPlace(),
          "\"capture\" follows tables, not queries; name a table, or leave capture out");
    }
    if (database.get("url").text().startsWith("jdbc:h2:")) {
      findings.error(
          database.get("capture").keyPlace(), "H2 keeps no log of changes; leave capture out");
    }
    if (database.get("url").text().startsWith("jdbc:sqlserver:")) {
      findings.error(
          database.get("capture").keyPlace(),
          "SQL Server's changes are not followed yet; leave capture out, and it is polled");
    }
  }

  private static void checkFiles(LocatedTree.Branch dataset, Findings findings) {
    LocatedTree.Branch files = dataset.get("files");
    if (!files.isPresent()) {
      findings.error(
          dataset.keyPlace(),
          "\"%s\" needs \"files\", such as files: \"groups*.csv\"",
          dataset.name());
    } else if (!isGlob(files.text())) {
      findings.error(
          files.valuePlace(),
          "\"files\" is a name or pattern within the folder, such as groups*.csv, without a path");
    }
  }

  private static void checkTable(LocatedTree.Branch dataset, Findings findings) {
    if (!dataset.get("table").isPresent()) {
      findings.error(dataset.keyPlace(), "\"%s\" needs a \"table\"", dataset.name());
    }
  }

  private static void checkEventKey(LocatedTree.Branch key, Findings findings) {
    if (key.isPresent() && !key.text().equals("event_id")) {
      findings.error(
          key.valuePlace(),
          "the key of a calendar's events is event_id, which names an instance too; write key: event_id");
    }
  }

  private static void checkPath(LocatedTree.Branch dataset, String example, Findings findings) {
    LocatedTree.Branch path = dataset.get("path");
    if (!path.isPresent()) {
      findings.error(
          dataset.keyPlace(), "\"%s\" needs \"path\", such as %s", dataset.name(), example);
    } else if (path.text().matches(".*([?#\\s]|://|\\.\\./).*")) {
      findings.error(
          path.valuePlace(),
          "\"path\" goes behind the system's url, such as %s; what stands behind ? goes under"
              + " parameters",
          example);
    }
  }

  private static boolean isGlob(String text) {
    if (text.contains("/") || text.contains("\\") || text.contains("..")) {
      return false;
    }
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void checkTime(LocatedTree.Branch time, Findings findings) {
    if (!time.node().isTextual()) {
      return;
    }
    try {
      Duration duration = Duration.parse(time.text());
      boolean lag = time.name().equals("lag");
      if (duration.isNegative() || (!lag && duration.isZero())) {
        findings.error(time.valuePlace(), "\"%s\" must be longer than nothing", time.name());
      }
    } catch (DateTimeException e) {
      findings.error(
          time.valuePlace(),
          "\"%s\" is no length of time; write PT5S for five seconds, PT10M for ten minutes,"
              + " PT1H for an hour",
          time.name());
    }
  }
}
