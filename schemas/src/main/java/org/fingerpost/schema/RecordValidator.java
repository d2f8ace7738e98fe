package org.fingerpost.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Says whether a record is valid against the JSON Schema of its kind. Safe for use by many threads;
 * loading the schemas takes a moment, so make one and keep it.
 *
 * <p>Nearly every record is valid. A quick check that knows only part of JSON Schema, and says so
 * when it does not know, lets those through; the validator library has the last word on the rest
 * and gives the details. {@code QuickCheckTest} holds the two together.
 */
public final class RecordValidator {
  private final Map<Kind, QuickCheck> quickChecks = new EnumMap<>(Kind.class);
  private final Map<Kind, Schema> schemas = new EnumMap<>(Kind.class);

  /** Loads the schemas of every kind. */
  public RecordValidator() {
    SchemaRegistry registry = registry();
    for (Kind kind : Kind.values()) {
      quickChecks.put(kind, QuickCheck.compile(SchemaDocuments.named(kind.wireName())));
      schemas.put(
          kind, registry.getSchema(SchemaLocation.of(SchemaDocuments.idOf(kind.wireName()))));
    }
  }

  /** What the schema does not allow, in the order of the schema; empty for a valid record. */
  public List<Violation> validate(Kind kind, ObjectNode node) {
    return quickChecks.get(kind).surelyAllows(node) ? List.of() : violations(kind, node);
  }

  /** What the validator library says, without the quick check. */
  List<Violation> violations(Kind kind, ObjectNode node) {
    List<Error> errors = schemas.get(kind).validate(node);
    return errors.stream().map(error -> Violations.of(kind, error)).distinct().toList();
  }

  private static SchemaRegistry registry() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .preloadSchema(true)
            .cacheRefs(true)
            .build();
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemaRegistryConfig(config).schemas(SchemaDocuments::textOf));
  }
}
