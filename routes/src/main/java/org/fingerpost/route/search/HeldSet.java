package org.fingerpost.route.search;

import org.roaringbitmap.RoaringBitmap;

/**
 * The numbers of the entries that meet conditions.
 *
 * @param turn of the index, of which this holds
 * @param numbers not to be changed
 */
record HeldSet(long turn, RoaringBitmap numbers) {}
