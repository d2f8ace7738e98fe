package org.fingerpost.bench.linkage.peer;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A peer in a JVM of its own: {@code PeerMain duke records.tsv} prints figures as it finds them.
 */
public final class PeerMain {
  /** What a line begins with that tells a figure. */
  public static final String MARK = PeerFigures.MARK;

  private PeerMain() {}

  /** Runs the peer that the first argument names on the table in the second. */
  public static void main(String[] arguments) throws IOException {
    PeerTable table = PeerTable.read(Path.of(arguments[1]));
    PeerFigures figures = new PeerFigures(table, System.out);
    switch (arguments[0]) {
      case "duke" -> new DukePeer(table, figures).run();
      case "jedai" -> new JedaiPeer(table, figures).run();
      default -> throw new IllegalArgumentException("There is no peer " + arguments[0] + ".");
    }
    System.exit(0);
  }
}
