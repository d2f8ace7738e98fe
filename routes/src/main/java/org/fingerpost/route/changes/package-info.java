/**
 * The signposting feed for those without Kafka: pages of changes, whole downloads, server-sent
 * events and signed webhooks. All of them tell what the topics tell, in the same bytes.
 */
package org.fingerpost.route.changes;
