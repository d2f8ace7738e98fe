/**
 * What people ask of the running stages, and the record of it: orders that the hub's processes
 * carry out, pauses that they obey, and the audit. Shared ground: the operate stage and the command
 * line write here, every stage may read.
 */
package org.fingerpost.route.control;
