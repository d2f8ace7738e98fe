/** A first descriptor, drafted from what a member's system has; everything in it is withheld. */
package org.fingerpost.connector.draft;
