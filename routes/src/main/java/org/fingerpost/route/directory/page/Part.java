package org.fingerpost.route.directory.page;

import org.fingerpost.schema.SourceKey;

/**
 * A field of a record that a visitor can say is wrong.
 *
 * @param shown what stands on the page, as text
 * @param source the member's own record that it came from
 * @param member the name of the member that owns it
 */
public record Part(String field, String label, String shown, SourceKey source, String member) {}
