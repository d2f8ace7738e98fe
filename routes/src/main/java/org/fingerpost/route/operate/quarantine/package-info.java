/**
 * What a person does with refused records: find them, look at one, have them replayed, discard
 * them. Plain Java, for the command line and the console alike.
 */
package org.fingerpost.route.operate.quarantine;
