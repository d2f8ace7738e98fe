package org.fingerpost.connector.descriptor;

/**
 * An address on the web, as a descriptor has it: in clear text, or as a reference to a secret where
 * whoever knows the address can read what it holds, as with private calendars.
 *
 * @param text the address, or a secret's reference
 */
public record WebAddress(String text) {
  /** Whether the address is to be shown to nobody. */
  public boolean isSecret() {
    return text.startsWith("${");
  }

  /** Where the address is kept; only for one that is secret. */
  public Secret secret() {
    return new Secret(text);
  }

  /** What may stand in messages: never a query, a user name or a secret address. */
  @Override
  public String toString() {
    return isSecret() ? text : text.replaceFirst("[?#].*$", "").replaceFirst("//[^/@]*@", "//");
  }
}
