package org.fingerpost.infra.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.ModelTrainer;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;

/** A model for each kind, and the file that they are kept in. */
public final class LinkModels {
  private final Map<Kind, LinkModel> models;

  private LinkModels(Map<Kind, LinkModel> models) {
    this.models = Collections.unmodifiableMap(new EnumMap<>(models));
  }

  /** Learns from the records themselves, without anybody having said which are the same one. */
  public static LinkModels learn(LinkInput input) {
    Map<Kind, LinkModel> models = new EnumMap<>(Kind.class);
    input.kinds().forEach(kind -> models.put(kind, ModelTrainer.train(kind, input.records(kind))));
    return new LinkModels(models);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UsageException when the file holds something else
   */
  public static LinkModels read(Path file) throws IOException {
    Map<Kind, LinkModel> models = new EnumMap<>(Kind.class);
    try {
      JsonNode root = Json.MAPPER.readTree(Files.readString(file));
      for (Map.Entry<String, JsonNode> entry : root.properties()) {
        models.put(
            Kind.ofWireName(entry.getKey()), LinkModel.fromJson(entry.getValue().toString()));
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new UsageException(
          "%s holds no model that can be read: %s. Give a file that --save-model wrote."
              .formatted(file, firstLine(e)),
          e);
    }
    return new LinkModels(models);
  }

  /** Writes every model into one file. */
  public void write(Path file) throws IOException {
    ObjectNode root = Json.object();
    for (Map.Entry<Kind, LinkModel> entry : models.entrySet()) {
      root.set(entry.getKey().wireName(), Json.MAPPER.readTree(entry.getValue().toJson()));
    }
    WholeFile.write(file, out -> out.write(root + "\n"));
  }

  /** The model of a kind; empty where none was learned. */
  public Optional<LinkModel> of(Kind kind) {
    return Optional.ofNullable(models.get(kind));
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
