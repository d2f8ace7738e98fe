package org.fingerpost.connector.descriptor;

/** What a single value of the shared schema is, which decides how a member's text is read. */
public enum ValueType {
  /** Words. */
  TEXT,
  /** One of a few words that the shared schema lists. */
  CODE,
  /** An e-mail address. */
  EMAIL,
  /** A web address. */
  WEB_ADDRESS,
  /** A telephone number. */
  PHONE,
  /** A postcode. */
  POSTCODE,
  /** A number that a register gave, such as a charity number. */
  IDENTIFIER,
  /** A day. */
  DATE,
  /** A moment. */
  DATE_TIME,
  /** A time of day. */
  TIME,
  /** A whole number. */
  INTEGER,
  /** A number. */
  NUMBER,
  /** True or false. */
  BOOLEAN,
  /** The id of another record. */
  REFERENCE
}
