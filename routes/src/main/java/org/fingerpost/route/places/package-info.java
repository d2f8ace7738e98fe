/**
 * The gazetteer: where postcodes are, and which local authority they lie in. It ships with the
 * postcode districts of Worcestershire; {@code fingerpost places load} brings in every postcode.
 */
package org.fingerpost.route.places;
