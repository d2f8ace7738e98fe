package org.fingerpost.route.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * What every answer gets before it leaves: headers that keep browsers from mischief, an entity tag,
 * nothing but that tag where the asker holds the same bytes, and compression.
 */
final class Delivery {
  private static final int WORTH_COMPRESSING = 1_000;

  /**
   * Own style sheet only: no script runs on a page, whatever a member's record says. A page that
   * needs another rule brings it.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private Delivery() {}

  static WebResponse of(WebRequest request, WebResponse response) {
    WebResponse guarded = guarded(response);
    if (guarded.status() != 200) {
      return guarded;
    }
    if (guarded.chunks().isPresent()) {
      return isCompressed(request)
          ? guarded.with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding")
          : guarded.with("Vary", "Accept-Encoding");
    }
    String tag = tag(guarded.body());
    WebResponse tagged = guarded.with("ETag", tag).with("Vary", "Accept-Encoding");
    if (isHeldByAsker(request, tag)) {
      return new WebResponse(304, tagged.headers(), new byte[0]);
    }
    return mayCompress(request, tagged)
        ? tagged.withBody(compressed(tagged.body())).with("Content-Encoding", "gzip")
        : tagged;
  }

  /** With the headers that keep a browser from doing more with an answer than it should. */
  static WebResponse guarded(WebResponse response) {
    WebResponse guarded =
        response.with("X-Content-Type-Options", "nosniff").with("Referrer-Policy", "same-origin");
    return unlessSet(
        unlessSet(guarded, "Content-Security-Policy", CONTENT_SECURITY_POLICY),
        "Cache-Control",
        "no-cache");
  }

  private static WebResponse unlessSet(WebResponse response, String name, String value) {
    return response.headers().containsKey(name) ? response : response.with(name, value);
  }

  /** Weak, because the same tag stands for the compressed bytes and the plain ones. */
  private static String tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return "W/\"" + HexFormat.of().formatHex(digest, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean isHeldByAsker(WebRequest request, String tag) {
    return request
        .header("If-None-Match")
        .map(held -> Arrays.asList(held.split("\\s*,\\s*")))
        .filter(tags -> tags.contains(tag) || tags.contains("*"))
        .isPresent();
  }

  private static boolean mayCompress(WebRequest request, WebResponse response) {
    return response.body().length >= WORTH_COMPRESSING && isCompressed(request);
  }

  private static boolean isCompressed(WebRequest request) {
    return request.header("Accept-Encoding").filter(Delivery::namesGzip).isPresent();
  }

  private static boolean namesGzip(String accepted) {
    return Arrays.stream(accepted.split(","))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(
            coding -> coding.equals("gzip") || coding.matches("gzip;q=(1|0?\\.\\d*[1-9]\\d*).*"));
  }

  private static byte[] compressed(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
