/** The hub on a Kafka, a PostgreSQL and a member's MariaDB of their own, in containers. */
package org.fingerpost.infra.containers;
