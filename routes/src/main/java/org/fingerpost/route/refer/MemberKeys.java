package org.fingerpost.route.refer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of each member, a file each in a folder beside the database and not in it: whoever has
 * only a copy of the database, or only the topics, reads no referral. Made when first needed. Safe
 * for use by many threads.
 */
public final class MemberKeys {
  private final Path folder;
  private final Map<String, SecretKey> known = new ConcurrentHashMap<>();

  /** In that folder, which is made with its first key, for the owner's eyes only. */
  public MemberKeys(Path folder) {
    this.folder = folder;
  }

  /**
   * The key of that member.
   *
   * @throws IllegalStateException when its file can be neither read nor made
   */
  SecretKey of(String member) {
    return known.computeIfAbsent(member, this::load);
  }

  private SecretKey load(String member) {
    Path file = folder.resolve(member + ".key");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return new SecretKeySpec(Base64.getDecoder().decode(Files.readString(file).strip()), "AES");
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The key %s can be neither read nor made. See that the hub may write the folder, and put back the file from a backup if it was lost: without it referrals to that member cannot be read."
              .formatted(file),
          e);
    }
  }

  /** Written whole and then linked, so that of two processes both take the first one's. */
  private void make(Path file) throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, "new", ".key");
    protect(written);
    Files.writeString(written, Base64.getEncoder().encodeToString(Seal.newKey().getEncoded()));
    try {
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException e) {
      // Another process was first: its key counts.
    } catch (UnsupportedOperationException e) {
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static void protect(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
