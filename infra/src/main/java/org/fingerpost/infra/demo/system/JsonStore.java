package org.fingerpost.infra.demo.system;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A JSON array: what a hosted system holds behind its screens. */
record JsonStore() implements RowStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public List<Map<String, String>> read(Path file, Form form) throws IOException {
    return JSON.readValue(file.toFile(), new TypeReference<List<Map<String, String>>>() {});
  }

  @Override
  public void write(Path file, Form form, List<Map<String, String>> rows) throws IOException {
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), rows);
  }
}
