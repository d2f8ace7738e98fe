package org.fingerpost.infra.realinput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;

/** The example descriptors of infra/docs/examples, as they stand there. */
final class Examples {
  static final Path FOLDER = Path.of("docs/examples").toAbsolutePath();

  private Examples() {}

  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** An example for a test: looks for changes often, and reads files below that folder. */
  static MemberDescriptor of(String name, Path folder, Change... changes)
      throws IOException, DescriptorException {
    String text = Files.readString(FOLDER.resolve(name)).replace("poll: PT30S", "poll: PT0.5S");
    for (Change change : changes) {
      if (!text.contains(change.from())) {
        throw new AssertionError(name + " no longer holds " + change.from());
      }
      text = text.replace(change.from(), change.to());
    }
    return new DescriptorReader().read(name, text, folder).descriptor();
  }

  /** What a test has to say otherwise than the example: an address, a secret's place. */
  record Change(String from, String to) {}

  /** A secret in a file of its own, as a descriptor names it. */
  static String secret(Path folder, String secret) throws IOException {
    Path file = Files.writeString(Files.createTempFile(folder, "secret", ""), secret);
    return "${file:" + file + "}";
  }
}
