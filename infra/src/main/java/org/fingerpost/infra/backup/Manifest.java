package org.fingerpost.infra.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.schema.Json;

/**
 * What a backup holds: every file with its digest, so that a copy that lost something on its way is
 * not taken for a whole one.
 *
 * @param made when it was begun
 * @param bytes of all files together
 * @param files from a file's path within the backup to its SHA-256 in hexadecimal
 */
record Manifest(Instant made, long bytes, Map<String, String> files) {
  static final String FILE = "backup.json";

  /** Of what stands in the folder. */
  static Manifest of(Path folder, Instant made) throws IOException {
    Map<String, String> files = new TreeMap<>();
    long bytes = 0;
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.equals(FILE)) {
          files.put(name, digest(file));
          bytes += Files.size(file);
        }
      }
    }
    return new Manifest(made, bytes, files);
  }

  /**
   * That of a backup.
   *
   * @throws UsageException when the folder is none
   */
  static Manifest read(Path backup) throws IOException {
    if (!Files.exists(backup.resolve(FILE))) {
      throw new UsageException(
          "The folder %s is no whole backup: it has no file %s. Name a folder that 'fingerpost backup' made."
              .formatted(backup, FILE));
    }
    ObjectNode node = Json.readObject(Files.readAllBytes(backup.resolve(FILE)));
    Map<String, String> files = new TreeMap<>();
    node.path("files")
        .properties()
        .forEach(file -> files.put(file.getKey(), file.getValue().asText()));
    return new Manifest(
        Instant.parse(node.path("made").asText()), node.path("bytes").asLong(), files);
  }

  void write(Path folder) throws IOException {
    ObjectNode node = Json.object().put("made", made.toString()).put("bytes", bytes);
    ObjectNode digests = node.putObject("files");
    files.forEach(digests::put);
    Files.write(folder.resolve(FILE), Json.write(node));
  }

  /**
   * Holds it against what stands in the folder.
   *
   * @throws UsageException when a file is missing, other or too many
   */
  void verify(Path folder) throws IOException {
    Map<String, String> found = of(folder, made).files();
    if (found.equals(files)) {
      return;
    }
    String first =
        Stream.concat(files.keySet().stream(), found.keySet().stream())
            .filter(name -> !files.getOrDefault(name, "").equals(found.getOrDefault(name, "")))
            .findFirst()
            .orElseThrow();
    throw new UsageException(
        "The backup %s is not whole: the file %s is missing or not the one that was copied. Nothing was restored; use another backup."
            .formatted(folder, first));
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
