/**
 * The console at {@code /ops}: how every member, stage and route is doing, what was refused and
 * why, where a record is, which links are doubtful, and what an operator can do about each.
 */
package org.fingerpost.route.operate.console;
