package org.fingerpost.connector.descriptor;

import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;

/** Makes what a descriptor says of the member's system, of a tree that has passed every check. */
record SystemBuilder(Path folder) {
  SystemDescriptor system(LocatedTree.Branch system) {
    LocatedTree.Branch civicrm = system.get("civicrm");
    if (civicrm.isPresent()) {
      return civicrm(civicrm);
    }
    LocatedTree.Branch database = system.get("database");
    if (database.isPresent()) {
      return database(database);
    }
    LocatedTree.Branch files = system.get("files");
    if (files.isPresent()) {
      return files(files);
    }
    LocatedTree.Branch access = system.get("access");
    if (access.isPresent()) {
      return new SystemDescriptor.Access(
          folder.resolve(access.get("file").text()).normalize(),
          access.get("password").optionalText().map(Secret::new));
    }
    return web(system).orElseGet(() -> push(system.get("push")));
  }

  private static SystemDescriptor civicrm(LocatedTree.Branch civicrm) {
    LocatedTree.Branch api = civicrm.get("api");
    return api.isPresent()
        ? new SystemDescriptor.CiviApi(api.get("url").text(), new Secret(api.get("key").text()))
        : new SystemDescriptor.CiviDatabase(database(civicrm.get("database")));
  }

  private static SystemDescriptor.Database database(LocatedTree.Branch database) {
    return new SystemDescriptor.Database(
        database.get("url").text(),
        database.get("user").text(),
        new Secret(database.get("password").text()),
        capture(database.get("capture")));
  }

  private static SystemDescriptor push(LocatedTree.Branch push) {
    LocatedTree.Branch signing = push.get("signing_key");
    return signing.isPresent()
        ? new SystemDescriptor.Push(new Secret(signing.text()), true)
        : new SystemDescriptor.Push(new Secret(push.get("key").text()));
  }

  private SystemDescriptor files(LocatedTree.Branch files) {
    LocatedTree.Branch sftp = files.get("sftp");
    if (files.get("url").isPresent()) {
      return new SystemDescriptor.WebFiles(HttpBuilder.access(files.node()));
    } else if (sftp.isPresent()) {
      return new SystemDescriptor.SftpFiles(
          sftp.get("host").text(),
          sftp.get("port").node().asInt(22),
          sftp.get("user").text(),
          new Secret(sftp.get("password").text()),
          sftp.get("host_key").text(),
          sftp.get("folder").text());
    }
    return new SystemDescriptor.Files(folder.resolve(files.get("folder").text()).normalize());
  }

  /** A system on the web; empty for any other. */
  static Optional<SystemDescriptor> web(LocatedTree.Branch system) {
    if (system.get("http").isPresent()) {
      return Optional.of(HttpBuilder.http(system.get("http").node()));
    } else if (system.get("open_referral").isPresent()) {
      return Optional.of(
          new SystemDescriptor.OpenReferral(
              HttpBuilder.access(system.get("open_referral").node())));
    }
    LocatedTree.Branch calendar = system.get("calendar");
    return calendar.isPresent() ? Optional.of(calendar(calendar)) : Optional.empty();
  }

  private static SystemDescriptor calendar(LocatedTree.Branch calendar) {
    return new SystemDescriptor.Calendar(
        HttpBuilder.access(calendar.node()),
        Period.parse(calendar.get("back").text("P1M")),
        Period.parse(calendar.get("ahead").text("P1Y")));
  }

  private static Optional<SystemDescriptor.Capture> capture(LocatedTree.Branch capture) {
    return capture.isPresent()
        ? Optional.of(
            new SystemDescriptor.Capture(
                capture.get("slot").text("fingerpost"),
                capture.get("publication").text("fingerpost"),
                Long.parseLong(capture.get("server_id").text("7110000"))))
        : Optional.empty();
  }
}
