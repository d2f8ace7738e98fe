package org.fingerpost.infra.demo.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The demo's passwords and keys, a file each that only its owner may read. */
public record SecretFiles(Path folder) {
  /** The secret of that name; made by chance when it is first asked for. */
  public String secret(String name) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        write(file);
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the secret " + name + " in " + folder, e);
    }
  }

  private void write(Path file) throws IOException {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    Files.createDirectories(folder);
    if (!Files.exists(file)) {
      Files.createFile(file, ownersOnly());
    }
    Files.writeString(file, HexFormat.of().formatHex(bytes), StandardOpenOption.WRITE);
  }

  private FileAttribute<?>[] ownersOnly() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
