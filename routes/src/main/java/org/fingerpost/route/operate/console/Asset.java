package org.fingerpost.route.operate.console;

import java.io.IOException;
import java.io.InputStream;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** A file that the console's pages need, from beside this class. */
record Asset(String name, String mediaType) implements Endpoint {
  @Override
  public WebResponse answer(WebRequest request) throws IOException {
    try (InputStream file = Asset.class.getResourceAsStream(name)) {
      return WebResponse.of(200, mediaType, file.readAllBytes())
          .with("Cache-Control", "public, max-age=300");
    }
  }
}
