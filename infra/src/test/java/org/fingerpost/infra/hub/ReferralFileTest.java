package org.fingerpost.infra.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import org.fingerpost.route.refer.Delivery;
import org.fingerpost.route.refer.ReferralSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferralFileTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @Test
  void each_member_is_delivered_to_as_the_file_says() throws IOException {
    Files.writeString(folder.resolve("secret"), SECRET + "\n");
    Map<String, Delivery> read =
        read("""
                barn:
                  webhook: https://crm.example.org/in
                  secret_file: secret
                  retention: P90D
                evesham-vc:
                  folder: drop
                """)
            .byMember();
    assertThat(read.get("barn").webhook()).contains(URI.create("https://crm.example.org/in"));
    assertThat(read.get("barn").secret()).contains(SECRET);
    assertThat(read.get("barn").retention()).isEqualTo(Period.ofDays(90));
    assertThat(read.get("barn").toString()).doesNotContain(SECRET);
    assertThat(read.get("evesham-vc").folder()).contains(folder.resolve("drop"));
    assertThat(ReferralFile.settings(folder, "http://x", Map.of()).byMember()).isEmpty();
  }

  @Test
  void what_could_be_forged_or_never_arrives_is_refused_with_what_to_change() throws IOException {
    assertRefused("barn: {webhook: 'https://x.example.org'}", "needs a secret");
    assertRefused("barn: {web_hook: x}", "web_hook");
    assertRefused("barn: {retention: soon}", "cannot be used for barn");
    assertRefused("barn: {secret_file: nowhere}", "secret nowhere");
    assertRefused("barn: [", "cannot be read as YAML");
    assertRefused("- barn", "must hold a mapping");
    assertRefused("barn: {mail: desk@example.org}", "FINGERPOST_SMTP_HOST");
  }

  private void assertRefused(String text, String because) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(because);
  }

  private ReferralSettings read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("referrals.yaml"), text);
    Map<String, String> environment = new HashMap<>();
    environment.put("FINGERPOST_REFERRALS", file.toString());
    return ReferralFile.settings(folder, "http://x", environment);
  }
}
