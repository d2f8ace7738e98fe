package org.fingerpost.route.directory;

import java.io.IOException;
import java.io.InputStream;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** The one style sheet of all pages. */
final class StyleSheet implements Endpoint {
  static final String PATH = "/style.css";

  @Override
  public WebResponse answer(WebRequest request) throws IOException {
    try (InputStream css = StyleSheet.class.getResourceAsStream("style.css")) {
      return WebResponse.of(200, "text/css; charset=utf-8", css.readAllBytes())
          .with("Cache-Control", "public, max-age=300");
    }
  }
}
