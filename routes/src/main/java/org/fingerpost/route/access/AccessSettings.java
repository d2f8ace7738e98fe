package org.fingerpost.route.access;

import java.util.Optional;

/**
 * How people sign in.
 *
 * @param publicAddress where browsers reach the hub, without a slash at the end; with {@code https}
 *     its cookies never travel in the clear
 * @param openId a provider of one's own; empty: only accounts of the hub
 */
public record AccessSettings(String publicAddress, Optional<OpenIdSettings> openId) {
  boolean isHttps() {
    return publicAddress.startsWith("https:");
  }
}
