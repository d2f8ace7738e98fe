/**
 * A real Kafka broker and a real PostgreSQL inside the process, for one machine and for tests.
 *
 * <p>Part of floor 4, but it depends on no other floor, so that tests of every floor can use it.
 */
package org.fingerpost.embedded;
