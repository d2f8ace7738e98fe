/**
 * Who is asking, and what they may see and do: accounts, sign-in, sessions and roles. Shared
 * ground: every stage with pages may ask {@link org.fingerpost.route.access.Access} who its viewer
 * is.
 */
package org.fingerpost.route.access;
