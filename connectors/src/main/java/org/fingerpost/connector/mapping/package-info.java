/** A member's columns made into records of the shared schema. */
package org.fingerpost.connector.mapping;
