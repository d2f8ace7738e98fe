package org.fingerpost.embedded;

import java.nio.file.FileSystems;
import java.util.Locale;

/** The operating system and processor, in the names that the packed binaries go by. */
record Machine(String system, String processor) {

  static Machine current() {
    return new Machine(systemName(), processorName());
  }

  boolean isWindows() {
    return system.equals("Windows");
  }

  boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static String systemName() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return "Windows";
    }
    return name.startsWith("mac") ? "Darwin" : "Linux";
  }

  private static String processorName() {
    String name = System.getProperty("os.arch");
    return name.equals("amd64") ? "x86_64" : name;
  }
}
