package org.fingerpost.route.changes;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Which addresses lie within somebody's own network: a hub must not be made to call what stands
 * behind the same firewall.
 */
final class Networks {
  private Networks() {}

  /**
   * Refuses a host of which any address is internal, or that has none.
   *
   * @throws IllegalArgumentException saying which
   */
  static void verifyPublic(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (isInternal(address)) {
          throw new IllegalArgumentException(
              "%s lies within a network of its own; only --allow-internal lets the hub call there."
                  .formatted(host));
        }
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("No host is called %s.".formatted(host), e);
    }
  }

  static boolean isInternal(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean isUniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isUniqueLocal
        || isReserved(bytes);
  }

  /** This network, carriers' shared space (RFC 6598), benchmarking, and what is reserved. */
  private static boolean isReserved(byte[] bytes) {
    if (bytes.length != 4) {
      return isEmbedded(bytes);
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128)
        || (first == 198 && (second == 18 || second == 19));
  }

  /** IPv4 within IPv6 (NAT64, 6to4, Teredo): where it leads is not to be seen. */
  private static boolean isEmbedded(byte[] bytes) {
    int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
    return first == 0x2002 || (first == 0x2001 && second == 0) || first == 0x64;
  }
}
