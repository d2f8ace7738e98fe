package org.fingerpost.infra.hub;

/** What a hub links records by. */
public enum Linking {
  /** Equal registered numbers, and equal names at one postcode. */
  KEYS,
  /** For organisations and people, a model that is learned from them. */
  MODEL
}
