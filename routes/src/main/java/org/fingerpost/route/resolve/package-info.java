/**
 * Links source records to joint records and recomputes these, in one PostgreSQL transaction with
 * the outbox and the consumer position. RATIONALE.md (resolve) says why it is as it is.
 */
package org.fingerpost.route.resolve;
