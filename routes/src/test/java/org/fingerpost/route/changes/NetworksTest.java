package org.fingerpost.route.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void what_lies_within_a_network_of_its_own_is_internal(String address)
      throws UnknownHostException {
    assertThat(Networks.isInternal(InetAddress.getByName(address))).isTrue();
    assertThatThrownBy(() -> Networks.verifyPublic(address)).hasMessageContaining("allow-internal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "203.0.113.9", "172.32.0.1", "2001:db8::1"})
  void what_anybody_can_reach_is_not(String address) throws UnknownHostException {
    assertThat(Networks.isInternal(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void a_cursor_is_read_as_it_was_written_and_anything_else_is_none() {
    Cursor cursor = new Cursor(-5, 42, 20_000);
    assertThat(Cursor.of(cursor.toString())).contains(cursor);
    for (String other : new String[] {"", "x", "AAAA", "%", "A".repeat(500), cursor + "A"}) {
      assertThat(Cursor.of(other)).as(other).isEmpty();
    }
  }

  @Test
  void a_cursor_serves_for_forty_days_after_its_reader_was_current() {
    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    Cursor cursor = new Cursor(1, 2, Cursor.day(now));
    assertThat(cursor.isTooOld(now.plusSeconds(40 * 86_400))).isFalse();
    assertThat(cursor.isTooOld(now.plusSeconds(41 * 86_400))).isTrue();
  }
}
