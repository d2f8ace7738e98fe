package org.fingerpost.route.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fingerpost.schema.Json;

/**
 * Reads CloudEvents 1.0 from an HTTP request, in each of the three modes of the HTTP protocol
 * binding. Safe for use by many threads.
 */
final class EventReader {
  static final String STRUCTURED = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json";
  private static final String PREFIX = "ce-";

  private final ObjectMapper mapper =
      Json.MAPPER.copy().registerModule(JsonFormat.getCloudEventJacksonModule());

  /** The events, in the order in which they stand. */
  List<CloudEvent> read(PushRequest request) throws PushRefusedException {
    if (request.mediaType().equals(BATCH)) {
      return batch(request.body());
    }
    if (request.mediaType().equals(STRUCTURED)) {
      return List.of(structured(0, json(request.body())));
    }
    if (request.header("ce-specversion").isPresent()) {
      return List.of(binary(request));
    }
    throw new PushRefusedException(
        415,
        "Send CloudEvents 1.0: as %s, as %s, or in binary mode with ce- headers."
            .formatted(STRUCTURED, BATCH));
  }

  private List<CloudEvent> batch(byte[] body) throws PushRefusedException {
    JsonNode array = json(body);
    if (!array.isArray()) {
      throw new PushRefusedException(400, "A batch of events is a JSON array.");
    }
    List<CloudEvent> events = new ArrayList<>(array.size());
    for (JsonNode node : array) {
      events.add(structured(events.size(), node));
    }
    return events;
  }

  private JsonNode json(byte[] body) throws PushRefusedException {
    try {
      return mapper.readTree(body);
    } catch (JsonProcessingException e) {
      throw new PushRefusedException(
          400,
          "The body is not JSON, at line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new PushRefusedException(400, "The body could not be read.");
    }
  }

  private CloudEvent structured(int index, JsonNode node) throws PushRefusedException {
    try {
      return mapper.treeToValue(node, CloudEvent.class);
    } catch (JsonProcessingException | RuntimeException e) {
      throw notAnEvent(index);
    }
  }

  private static CloudEvent binary(PushRequest request) throws PushRefusedException {
    try {
      if (!"1.0".equals(request.headers().get("ce-specversion"))) {
        throw notAnEvent(0);
      }
      CloudEventBuilder event = CloudEventBuilder.v1();
      for (Map.Entry<String, String> header : request.headers().entrySet()) {
        if (header.getKey().startsWith(PREFIX)) {
          attribute(event, header.getKey().substring(PREFIX.length()), decoded(header.getValue()));
        }
      }
      return event.withData(request.mediaType(), request.body()).build();
    } catch (IllegalArgumentException
        | IllegalStateException
        | CloudEventRWException
        | java.time.DateTimeException e) {
      throw notAnEvent(0);
    }
  }

  /** HTTP headers carry what is not printable ASCII percent-encoded, section 3.1.3.2. */
  private static String decoded(String value) {
    if (value.indexOf('%') < 0) {
      return value;
    }
    try {
      // A plus stands for itself, unlike in a form.
      return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return value; // some senders encode nothing: then a percent sign is one
    }
  }

  private static void attribute(CloudEventBuilder event, String name, String value) {
    switch (name) {
      case "specversion" -> {}
      case "id" -> event.withId(value);
      case "source" -> event.withSource(URI.create(value));
      case "type" -> event.withType(value);
      case "subject" -> event.withSubject(value);
      case "time" -> event.withTime(OffsetDateTime.parse(value));
      case "dataschema" -> event.withDataSchema(URI.create(value));
      default -> event.withExtension(name, value);
    }
  }

  private static PushRefusedException notAnEvent(int index) {
    return new PushRefusedException(
        400,
        index,
        "this is no CloudEvent 1.0: specversion \"1.0\", id, source and type are needed, each of the right form.");
  }
}
