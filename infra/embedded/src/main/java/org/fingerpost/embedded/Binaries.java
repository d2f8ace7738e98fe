package org.fingerpost.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, unpacked once a machine and user from the Maven artefact.
 *
 * <p>They are kept outside of the data folder and named by their digest, so that several hubs and
 * all tests share one copy and a new version stands beside the old one. They are unpacked aside and
 * then renamed: a copy that is there is whole, whoever was killed meanwhile. The temporary folder
 * of the system would not do: it is swept while the server still needs its files.
 */
final class Binaries {
  private Binaries() {}

  /** The folder that holds {@code bin/postgres}; unpacks it on first use. */
  static Path unpacked(Path fallback) {
    try {
      byte[] archive = archive();
      Path place = cache(fallback).resolve("postgresql-" + digest(archive));
      if (!Files.isDirectory(place)) {
        unpack(archive, place);
      }
      return place;
    } catch (IOException e) {
      throw new EmbeddedException("The PostgreSQL programs could not be unpacked: " + e, e);
    }
  }

  private static byte[] archive() throws IOException {
    String system = Machine.current().system();
    String processor = Machine.current().processor();
    try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, processor)) {
      if (in == null) {
        throw new EmbeddedException(
            "No embedded PostgreSQL is packed for "
                + system
                + " on "
                + processor
                + ". Point FINGERPOST_DATABASE_URL at a PostgreSQL of your own.");
      }
      return in.readAllBytes();
    }
  }

  private static Path cache(Path fallback) {
    for (Path place : places()) {
      if (isWritable(place)) {
        return place;
      }
    }
    return fallback;
  }

  private static List<Path> places() {
    return Stream.of(
            Optional.ofNullable(System.getenv("FINGERPOST_CACHE")).map(Path::of),
            Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(cache -> Path.of(cache, "fingerpost")),
            Optional.of(Path.of(System.getProperty("user.home"), ".cache", "fingerpost")))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean isWritable(Path place) {
    try {
      Files.createDirectories(place);
      return Files.isWritable(place);
    } catch (IOException e) {
      return false;
    }
  }

  private static String digest(byte[] archive) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(sum, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new EmbeddedException("This Java has no SHA-256.", e);
    }
  }

  private static void unpack(byte[] archive, Path place) throws IOException {
    Files.createDirectories(place.getParent());
    Path aside = Files.createTempDirectory(place.getParent(), "unpacking-");
    try {
      extract(archive, aside);
      if (Machine.current().isPosix()) {
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (!(e instanceof FileAlreadyExistsException) && !Files.isDirectory(place)) {
        throw e;
      } // else another process was first, and its copy is as good
    } finally {
      delete(aside);
    }
  }

  private static void extract(byte[] archive, Path folder) throws IOException {
    try (InputStream bytes = new java.io.ByteArrayInputStream(archive);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(bytes)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar, folder.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
    if (Machine.current().isPosix() && target.getParent().endsWith("bin")) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
