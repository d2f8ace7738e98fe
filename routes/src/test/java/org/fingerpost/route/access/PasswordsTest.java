package org.fingerpost.route.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
  /** From the reference implementation's own tests (phc-winner-argon2, test.c). */
  private static final String REFERENCE =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  @Test
  void a_hash_of_the_reference_implementation_is_understood() throws Exception {
    assertThat(Passwords.matches("password", REFERENCE)).isTrue();
    assertThat(Passwords.matches("passwore", REFERENCE)).isFalse();
  }

  @Test
  void the_same_password_never_has_the_same_hash_and_matches_each() throws Exception {
    String one = Passwords.hash("zwölf Boxkämpfer ☃");
    String other = Passwords.hash("zwölf Boxkämpfer ☃");
    assertThat(one).isNotEqualTo(other);
    assertThat(Passwords.matches("zwölf Boxkämpfer ☃", one)).isTrue();
    assertThat(Passwords.matches("zwölf Boxkämpfer ☃", other)).isTrue();
    assertThat(Passwords.matches("", one)).isFalse();
  }
}
