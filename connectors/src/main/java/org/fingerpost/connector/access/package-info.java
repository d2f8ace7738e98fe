/** Reads files of Microsoft Access, without Access. */
package org.fingerpost.connector.access;
