package org.fingerpost.route.refer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
  private static final UUID ID = UUID.randomUUID();
  private static final byte[] SECRET = "Quillfeather".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void only_the_members_key_opens_it_and_only_as_that_referral() throws Exception {
    SecretKey barn = Seal.newKey();
    Seal seal = Seal.of(SECRET, barn, ID, "barn");
    assertThat(seal.open(barn, ID, "barn")).isEqualTo(SECRET);
    assertThat(new String(seal.sealed(), UTF_8)).doesNotContain("Quill");
    assertBroken(seal, Seal.newKey(), ID, "barn");
    assertBroken(seal, barn, UUID.randomUUID(), "barn");
    assertBroken(seal, barn, ID, "wrec");
  }

  @Test
  void whatever_bit_is_changed_it_does_not_open() throws Exception {
    SecretKey barn = Seal.newKey();
    Seal seal = Seal.of(SECRET, barn, ID, "barn");
    for (int i = 0; i < seal.sealed().length; i++) {
      assertBroken(new Seal(seal.wrappedKey(), flipped(seal.sealed(), i)), barn, ID, "barn");
    }
    for (int i = 0; i < seal.wrappedKey().length; i++) {
      assertBroken(new Seal(flipped(seal.wrappedKey(), i), seal.sealed()), barn, ID, "barn");
    }
    assertBroken(new Seal(new byte[3], seal.sealed()), barn, ID, "barn");
  }

  private static byte[] flipped(byte[] bytes, int index) {
    byte[] changed = bytes.clone();
    changed[index] ^= 1;
    return changed;
  }

  private static void assertBroken(Seal seal, SecretKey key, UUID id, String member) {
    assertThatThrownBy(() -> seal.open(key, id, member))
        .isInstanceOf(Seal.BrokenSealException.class)
        .hasMessageNotContaining("Quill");
  }

  @Test
  void a_members_key_stays_the_same_and_is_for_its_owners_eyes_alone() throws Exception {
    SecretKey made = new MemberKeys(folder.resolve("keys")).of("barn");
    MemberKeys again = new MemberKeys(folder.resolve("keys"));
    assertThat(again.of("barn")).isEqualTo(made);
    assertThat(again.of("wrec")).isNotEqualTo(made);
    Path file = folder.resolve("keys/barn.key");
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    try (var files = Files.list(folder.resolve("keys"))) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("barn.key", "wrec.key");
    }
  }
}
