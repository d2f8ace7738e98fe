package org.fingerpost.connector.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Tells addresses within one's own walls, where no stranger's redirect may lead. */
final class Inward {
  private Inward() {}

  static boolean isInward(URI address) {
    try {
      for (InetAddress found : InetAddress.getAllByName(address.getHost())) {
        if (isInward(found)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException e) {
      // Nothing is there to be reached; the request itself tells so.
      return false;
    }
  }

  private static boolean isInward(InetAddress found) {
    boolean uniqueLocal = found.getAddress().length == 16 && (found.getAddress()[0] & 0xFE) == 0xFC;
    return found.isLoopbackAddress()
        || found.isAnyLocalAddress()
        || found.isLinkLocalAddress()
        || found.isSiteLocalAddress()
        || uniqueLocal;
  }
}
