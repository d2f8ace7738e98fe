/** Reads systems on the web: one way of asking, one of paging, one of saying what went wrong. */
package org.fingerpost.connector.http;
