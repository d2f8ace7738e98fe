package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.fingerpost.schema.Json;

/** What the API says of itself to programs: {@code openapi.json}, with where it is reached. */
record OpenApiDocument(String address) {
  ObjectNode read() throws IOException {
    try (InputStream json = OpenApiDocument.class.getResourceAsStream("openapi.json")) {
      ObjectNode document = Json.readObject(json.readAllBytes());
      document.putArray("servers").addObject().put("url", address);
      return document;
    }
  }
}
