/**
 * Referrals from one member's adviser to another member: recorded consent, sealed for the member
 * that receives it, answered, audited, and deleted when its time is over.
 */
package org.fingerpost.route.refer;
