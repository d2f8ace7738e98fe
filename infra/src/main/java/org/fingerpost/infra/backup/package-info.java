/** Copies a hub's data folder while the hub runs, and puts a copy in the place of a lost one. */
package org.fingerpost.infra.backup;
