package org.fingerpost.connector.descriptor;

/**
 * A secret that a descriptor names and never holds, such as {@code ${env:GROUPS_PASSWORD}} or
 * {@code ${file:/run/secrets/groups}}. Looked up when it is used, so that a changed secret is taken
 * up without a restart.
 *
 * @param reference the reference as the descriptor has it
 */
public record Secret(String reference) {
  /** The reference, never the value. */
  @Override
  public String toString() {
    return reference;
  }
}
