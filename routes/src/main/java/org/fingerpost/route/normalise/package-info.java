/**
 * The second stage: puts source records into the shared schema, or into the quarantine with the
 * reason.
 */
package org.fingerpost.route.normalise;
