package org.fingerpost.connector.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fingerpost.connector.Connector;

/** Which connector a contract test is about, and on which real system it proves it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Proves {
  /** The connector. */
  Class<? extends Connector> value();

  /** The system, for the page of promises: {@code database, PostgreSQL}. */
  String on();
}
