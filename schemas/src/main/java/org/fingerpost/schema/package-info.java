/**
 * The shared schema: what travels through the topics, its keys, its vocabularies and its contract.
 *
 * <p>Floor 1: nothing in it knows of Camel, Kafka or a database.
 */
package org.fingerpost.schema;
