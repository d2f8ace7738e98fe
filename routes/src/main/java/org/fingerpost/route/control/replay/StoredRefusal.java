package org.fingerpost.route.control.replay;

/**
 * A refusal that is open, without its record.
 *
 * @param position where it was read, as {@link org.fingerpost.schema.Refusal} has it
 */
public record StoredRefusal(
    String id, String stage, String member, String dataset, String position) {}
