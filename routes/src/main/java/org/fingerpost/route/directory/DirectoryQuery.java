package org.fingerpost.route.directory;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.schema.Kind;

/**
 * What somebody looks for.
 *
 * @param words what it is about
 * @param place where it is, or where it helps
 * @param organization whose service it is
 * @param modifiedSince when a member last sent a version of it, at the earliest
 * @param openOnly leaves out what its member calls closed or defunct
 * @param page from 1
 */
record DirectoryQuery(
    Set<Kind> kinds,
    SearchText words,
    SearchText place,
    Optional<UUID> organization,
    Optional<Instant> modifiedSince,
    boolean openOnly,
    int page,
    int perPage) {
  long offset() {
    return (page - 1L) * perPage;
  }

  DirectoryQuery withWords(SearchText others) {
    return new DirectoryQuery(
        kinds, others, place, organization, modifiedSince, openOnly, page, perPage);
  }
}
