package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * How one field of the shared schema is made from a member's columns.
 *
 * @param target the field, with dots into objects and a bare name for the only element of a list:
 *     {@code name}, {@code addresses.postal_code}, {@code phones.number}
 */
public record FieldMapping(String target, Source source) {
  /** The top-level field of the shared schema, which is what a sharing agreement names. */
  public String field() {
    int dot = target.indexOf('.');
    return dot < 0 ? target : target.substring(0, dot);
  }

  /** The member's columns that it reads. */
  public List<String> columns() {
    return source.columns();
  }

  /** Where the value comes from. */
  public sealed interface Source {
    /** The member's columns that it reads. */
    List<String> columns();

    /** A column as it is. */
    record Column(String name) implements Source {
      @Override
      public List<String> columns() {
        return List.of(name);
      }
    }

    /**
     * A column whose codes mean values of the shared schema.
     *
     * @param values the member's code to the schema's value; any other code is refused
     */
    record Translated(String column, Map<String, String> values) implements Source {
      @Override
      public List<String> columns() {
        return List.of(column);
      }
    }

    /** A column that holds the key of a record in another dataset of the same member. */
    record Reference(String column, String dataset) implements Source {
      @Override
      public List<String> columns() {
        return List.of(column);
      }
    }

    /**
     * A JSLT expression over the named columns.
     *
     * @param columns all that it may read: nothing else is collected for it
     */
    record Expression(String jslt, List<String> columns) implements Source {}

    /** The same value for every record. */
    record Constant(JsonNode value) implements Source {
      @Override
      public List<String> columns() {
        return List.of();
      }
    }
  }
}
