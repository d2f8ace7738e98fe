/**
 * The connector contract: how a member system is read, whatever kind it is.
 *
 * <p>Floor 2: it knows of the shared schema, and of no topic.
 */
package org.fingerpost.connector;
