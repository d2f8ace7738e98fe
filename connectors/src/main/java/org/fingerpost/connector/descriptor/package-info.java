/** The member descriptor: the only file that a member writes, and what is read from it. */
package org.fingerpost.connector.descriptor;
