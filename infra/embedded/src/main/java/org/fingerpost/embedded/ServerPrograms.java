package org.fingerpost.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs the programs of one unpacked PostgreSQL on one data folder.
 *
 * <p>PostgreSQL refuses to run as root. In a container everybody is root, so there its programs run
 * in a user namespace of their own, where the same user has another number; where the kernel
 * forbids that, as {@code nobody}, who is then given the folder.
 */
final class ServerPrograms {
  private static final long PATIENCE_SECONDS = 120;

  /** What a program said and how it ended. */
  record Outcome(int code, String said) {}

  private final Path programs;
  private final List<String> prefix;

  private ServerPrograms(Path programs, List<String> prefix) {
    this.programs = programs;
    this.prefix = prefix;
  }

  static ServerPrograms in(Path programs, Path home) {
    return new ServerPrograms(programs, isRoot() ? asSomebodyElse(home) : List.of());
  }

  /** Runs a program to its end. */
  Outcome run(Path home, String program, List<String> arguments) {
    List<String> line = new ArrayList<>(prefix);
    line.add(programs.resolve("bin").resolve(program).toString());
    line.addAll(arguments);
    return outcome(home, line);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name")) && !Machine.current().isWindows();
  }

  private static List<String> asSomebodyElse(Path home) {
    List<String> namespace = List.of("unshare", "-U");
    if (works(home, namespace)) {
      return namespace;
    }
    List<String> nobody =
        List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
    if (works(home, nobody) && giveTo(home, "65534")) {
      return nobody;
    }
    throw new EmbeddedException(
        "PostgreSQL does not run as root, and this machine lets root become nobody else"
            + " (neither unshare -U nor setpriv works). Start Fingerpost as an ordinary user, or"
            + " point FINGERPOST_DATABASE_URL at a PostgreSQL of your own.");
  }

  private static boolean works(Path home, List<String> prefix) {
    List<String> line = new ArrayList<>(prefix);
    line.addAll(List.of("id", "-u"));
    try {
      Outcome outcome = outcome(home, line);
      return outcome.code() == 0 && !outcome.said().strip().equals("0");
    } catch (EmbeddedException e) {
      return false; // no such program
    }
  }

  private static boolean giveTo(Path home, String user) {
    return outcome(home, List.of("chown", "-R", user, home.toString())).code() == 0;
  }

  /** Output goes to a file: a server that is left running would keep a pipe open for ever. */
  private static Outcome outcome(Path home, List<String> line) {
    try {
      Path output = Files.createTempFile("fingerpost-", ".out");
      try {
        int code = code(home, line, output);
        return new Outcome(code, Files.readString(output, StandardCharsets.UTF_8));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new EmbeddedException(line.get(0) + " could not be run: " + e, e);
    }
  }

  private static int code(Path home, List<String> line, Path output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line).directory(home.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
    return await(builder.start(), line);
  }

  private static java.io.File nothing() {
    return new java.io.File(Machine.current().isWindows() ? "NUL" : "/dev/null");
  }

  private static int await(Process process, List<String> line) {
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new EmbeddedException(line + " did not end within " + PATIENCE_SECONDS + " s.");
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new EmbeddedException("Interrupted while PostgreSQL was started or stopped.", e);
    }
  }

  /**
   * Waits until nobody runs that program any more. Others on this machine may go on running it, so
   * the time is an ordinary way for this to end.
   */
  void awaitEndOf(String program, Duration atMost) {
    Path file = programs.resolve("bin").resolve(program);
    CompletableFuture<?>[] ends =
        ProcessHandle.allProcesses()
            .filter(
                process -> process.info().command().map(Path::of).filter(file::equals).isPresent())
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(ends)
          .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a process cannot fail", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("Interrupted while PostgreSQL was started.", e);
    }
  }

  /** Makes a file that only its owner reads. */
  static void keepPrivate(Path file, String content) {
    try {
      Files.deleteIfExists(file);
      if (Machine.current().isPosix()) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new EmbeddedException("The file " + file + " cannot be written: " + e, e);
    }
  }
}
