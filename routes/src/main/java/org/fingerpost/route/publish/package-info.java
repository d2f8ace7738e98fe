/** Relays changed joint records from the outbox to the joint topics and the signposting feed. */
package org.fingerpost.route.publish;
