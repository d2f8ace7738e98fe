package org.fingerpost.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledEnginesTest {
  private static final int ENOUGH = 200;

  @TempDir Path folder;

  @Test
  void after_a_kill_of_the_process_both_engines_go_on_with_everything_acknowledged()
      throws Exception {
    int safe = writeAndKill(false);
    assertEverythingSafeIsThere(safe);
  }

  @Test
  void after_a_kill_of_the_process_and_of_the_database_server_too() throws Exception {
    int safe = writeAndKill(true);
    assertEverythingSafeIsThere(safe);
  }

  private int writeAndKill(boolean withServer) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                EnginesProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = child.inputReader()) {
      String last = sayingUntil(said, "safe " + ENOUGH);
      child.toHandle().destroyForcibly(); // through its handle: what it said stays readable
      if (withServer) {
        killServer();
      }
      return lastSafe(last, said, child);
    } finally {
      child.destroyForcibly();
    }
  }

  private static String sayingUntil(BufferedReader said, String wanted) throws IOException {
    String line = said.readLine();
    while (line != null && !line.equals(wanted)) {
      line = said.readLine();
    }
    assertThat(line).as("the child wrote").isEqualTo(wanted);
    return line;
  }

  /** What it said between being watched and being dead counts too. */
  private static int lastSafe(String last, BufferedReader said, Process child) throws Exception {
    String safe = last;
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      safe = line.matches("safe \\d+") ? line : safe;
    }
    child.waitFor();
    return Integer.parseInt(safe.substring("safe ".length()));
  }

  private void killServer() throws IOException {
    Path pidFile = folder.resolve("database/cluster/postmaster.pid");
    List<String> lines = Files.readAllLines(pidFile);
    ProcessHandle.of(Long.parseLong(lines.get(0).trim())).orElseThrow().destroyForcibly();
  }

  private void assertEverythingSafeIsThere(int safe) throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("database"));
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"))) {
      String rows = EmbeddedDatabaseTest.ask(database, "SELECT count(*) FROM written");
      assertThat(Integer.parseInt(rows)).isGreaterThan(safe);
      assertThat(Records.count(broker.bootstrapServers(), EnginesProcess.TOPIC))
          .isGreaterThan(safe);
    }
  }
}
