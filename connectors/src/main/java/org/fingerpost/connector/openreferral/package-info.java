/** Reads directories that speak Open Referral, whichever of its versions. */
package org.fingerpost.connector.openreferral;
