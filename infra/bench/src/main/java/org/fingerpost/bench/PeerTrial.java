package org.fingerpost.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

public final class PeerTrial {
  public static void main(String[] a) throws Exception {
    long rows = Long.parseLong(a[0]);
    Path folder = Files.createTempDirectory("bench");
    System.out.println(folder);
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), rows)) {
      System.out.println("source filled");
      try (PeerRun peer = new PeerRun(folder.resolve("peer"), source.address(), Peer.Settings.valueOf(a[1]))) {
        Meter meter = new Meter(peer.tree(), source.tree());
        peer.awaitRows(rows, Duration.ofMinutes(5));
        System.out.println(meter.stop(rows));
        Usage u = null;
      }
    }
  }
}
