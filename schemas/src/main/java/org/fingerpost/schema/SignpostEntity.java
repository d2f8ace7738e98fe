package org.fingerpost.schema;

import java.util.Locale;

/** The entities of the signposting feed, each a compacted topic of Open Referral UK JSON. */
public enum SignpostEntity {
  /** HSDS {@code organization}. */
  ORGANIZATIONS,
  /** HSDS {@code service}. */
  SERVICES,
  /** HSDS {@code location}. */
  LOCATIONS,
  /** HSDS {@code service_at_location}. */
  SERVICE_AT_LOCATIONS,
  /** HSDS {@code taxonomy_term}. */
  TAXONOMY_TERMS,
  /** Volunteering roles. */
  OPPORTUNITIES,
  /** Events and training open to the public. */
  EVENTS;

  /** The name in the topic, such as {@code service_at_locations}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
