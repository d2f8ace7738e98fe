/**
 * What every stage stands on: writing to topics and knowing that it is safe, reading from topics at
 * positions of our own, and saying how a route is doing.
 *
 * <p>It decides nothing about records. RATIONALE.md, beside the module's pom, says how Camel's
 * batching Kafka consumer behaves and why it is used as it is here.
 */
package org.fingerpost.route.flow;
