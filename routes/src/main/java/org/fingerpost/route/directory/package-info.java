/**
 * Serves the joint database to everybody: the Open Referral UK API and the pages. It reads public
 * fields only, and says of each where it came from.
 */
package org.fingerpost.route.directory;
