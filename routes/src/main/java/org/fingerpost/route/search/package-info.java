/**
 * The index that the directory searches: a row a public organisation and service, kept current by
 * the publisher from what it has just sent, and the queries on it. Nothing enters it that {@link
 * org.fingerpost.schema.openreferral.OpenReferralView} would not show to everybody.
 */
package org.fingerpost.route.search;
