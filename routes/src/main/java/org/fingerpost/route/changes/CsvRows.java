package org.fingerpost.route.changes;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SignpostEntity;

/**
 * Entities as rows of a table: one line each, lists joined by "; ". A text that a spreadsheet would
 * take for a formula gets an apostrophe in front, as OWASP advises.
 */
final class CsvRows {
  private static final String FORMULA = "=+-@\t\r";

  private final List<Column> columns;

  CsvRows(SignpostEntity entity) {
    this.columns = columnsOf(entity).stream().map(Column::of).toList();
  }

  /** A column's name, and where its value stands: "*" for each item of a list. */
  private record Column(String name, List<String> path) {
    static Column of(String definition) {
      String[] parts = definition.split("=", 2);
      return new Column(parts[0], List.of(parts[parts.length - 1].split("/", -1)));
    }
  }

  private static List<String> columnsOf(SignpostEntity entity) {
    String own =
        switch (entity) {
          case ORGANIZATIONS ->
              "alternate_name,description,email,website,legal_status,year_incorporated,status,last_confirmed,identifiers=organization_identifiers/*/identifier,phones=phones/*/number,address_1=locations/*/addresses/*/address_1,city=locations/*/addresses/*/city,postal_code=locations/*/addresses/*/postal_code";
          case SERVICES ->
              "organization_id,organization_name=organization/name,description,url,email,status,fees,eligibility_description,minimum_age,maximum_age,assured_date,last_modified,phones=phones/*/number,days=schedules/*/byday,opens_at=schedules/*/opens_at,closes_at=schedules/*/closes_at,location_name=service_at_locations/*/location/name,postal_code=service_at_locations/*/location/addresses/*/postal_code,latitude=service_at_locations/*/location/latitude,longitude=service_at_locations/*/location/longitude";
          case SERVICE_AT_LOCATIONS ->
              "service_id,organization_id,status,location_id,location_name=location/name,address_1=location/addresses/*/address_1,city=location/addresses/*/city,postal_code=location/addresses/*/postal_code,latitude=location/latitude,longitude=location/longitude";
          case LOCATIONS ->
              "location_type,description,latitude,longitude,address_1=addresses/*/address_1,city=addresses/*/city,postal_code=addresses/*/postal_code,phones=phones/*/number,accessibility=accessibility/*/description";
          case TAXONOMY_TERMS -> "description,code,term_uri,taxonomy,taxonomy_id";
          case OPPORTUNITIES ->
              "organization_id,organization_name=organization/name,description,url,email,status,time_commitment,starts_on,ends_on,phones=phones/*/number,postal_code=addresses/*/postal_code";
          case EVENTS ->
              "organization_id,organization_name=organization/name,description,activity_type,status,starts_at,ends_at,location_name=location/name,postal_code=location/addresses/*/postal_code";
        };
    List<String> columns = new ArrayList<>(List.of("id", "name"));
    columns.addAll(List.of(own.split(",", -1)));
    columns.addAll(
        List.of(
            "areas=service_areas/*/name",
            "terms=attributes/*/taxonomy_term/name",
            "sources=sources/*/member"));
    return columns;
  }

  byte[] header() {
    return written(List.of(columns.stream().map(Column::name).toList()));
  }

  byte[] of(List<Change> changes) {
    return written(
        changes.stream()
            .flatMap(change -> change.data().stream())
            .map(Json::readObject)
            .map(this::row)
            .toList());
  }

  private List<String> row(JsonNode entity) {
    return columns.stream()
        .map(
            column -> {
              List<String> values = new ArrayList<>();
              collect(entity, column.path(), values);
              return values.stream().distinct().collect(Collectors.joining("; "));
            })
        .map(CsvRows::harmless)
        .toList();
  }

  private static void collect(JsonNode node, List<String> path, List<String> into) {
    if (path.isEmpty()) {
      if (node.isValueNode()) {
        into.add(node.asText());
      }
    } else if (path.get(0).equals("*")) {
      node.forEach(item -> collect(item, path.subList(1, path.size()), into));
    } else {
      collect(node.path(path.get(0)), path.subList(1, path.size()), into);
    }
  }

  /** A number may begin with a minus sign: it is no formula. */
  private static String harmless(String value) {
    boolean isFormula =
        !value.isEmpty()
            && FORMULA.indexOf(value.charAt(0)) >= 0
            && !value.matches("-?[0-9]+(\\.[0-9]+)?");
    return isFormula ? "'" + value : value;
  }

  private static byte[] written(List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      rows.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory does not fail", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
