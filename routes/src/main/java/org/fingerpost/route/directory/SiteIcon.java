package org.fingerpost.route.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.Site;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/**
 * What a browser shows in the tab of every page: the arm of a fingerpost, in the county's colour.
 */
final class SiteIcon implements Endpoint {
  /** As both layouts name it. */
  static final String PATH = "/icon.svg";

  private static final String DRAWING =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
      <rect width="32" height="32" rx="5" fill="%s"/><path d="M4 10h17l8 6-8 6H4z" fill="#fff"/></svg>
      """;

  @Override
  public WebResponse answer(WebRequest request) {
    byte[] drawing = DRAWING.formatted(Site.ofThisHub().colour()).getBytes(UTF_8);
    return WebResponse.of(200, "image/svg+xml", drawing)
        .with("Cache-Control", "public, max-age=86400");
  }
}
