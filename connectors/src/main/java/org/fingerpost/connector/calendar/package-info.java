/** Reads iCalendar feeds: events, and each instance of those that recur. */
package org.fingerpost.connector.calendar;
