/** Reads a member's SQL database: PostgreSQL, MariaDB, MySQL or H2. */
package org.fingerpost.connector.database;
