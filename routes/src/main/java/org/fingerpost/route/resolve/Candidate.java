package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;

/**
 * A source's value of a field.
 *
 * @param source index in the joint record's sources, which are ordered by id
 * @param confirmed the record's own last_confirmed, or an empty string
 */
record Candidate(
    int source,
    String member,
    JsonNode value,
    Visibility visibility,
    Trust trust,
    String confirmed,
    Instant seen) {}
