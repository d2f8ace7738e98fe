/**
 * The first stage: reads member systems, keeps what their sharing agreements allow, and makes it
 * safe in the members' topics before any position moves.
 */
package org.fingerpost.route.collect;
