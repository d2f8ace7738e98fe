package org.fingerpost.connector.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A promise that a connector cannot keep on a system; printed, with the reason, in the docs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Waived.All.class)
public @interface Waived {
  /** What is not promised. */
  Promise promise();

  /** Why not, and what happens instead: a sentence for the person who sets the member up. */
  String because();

  /** More than one. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    /** Each. */
    Waived[] value();
  }
}
