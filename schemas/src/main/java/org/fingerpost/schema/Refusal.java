package org.fingerpost.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A record that a stage could not take, kept until somebody mends it, replays it or discards it.
 *
 * @param id the same for the same record refused at the same place by the same stage, so that a
 *     refusal is kept once however often it is read
 * @param stage the stage that refused it: collect, normalise or resolve
 * @param reason a short name from a small set, such as {@code schema} or {@code no-key}: it stands
 *     in metrics, so it never holds a value of the record
 * @param sentence what is wrong and what to do, for the person who can put it right
 * @param member the member whose record it is
 * @param dataset the dataset that it came from
 * @param key the record's key at the member, or an empty string where it has none
 * @param position where it was read: a file and row, a keyset position, or a topic's offset
 * @param record the record as it was refused, agreed fields only
 */
public record Refusal(
    String id,
    String stage,
    String reason,
    String sentence,
    String member,
    String dataset,
    String key,
    String position,
    Instant seen,
    ObjectNode record) {}
