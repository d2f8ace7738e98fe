package org.fingerpost.route.search;

/** A place on the index's plane, in metres east and north; see {@code on_grid} in the database. */
record GridPoint(double east, double north) {
  /** How far it is to another; infinite to what stands nowhere. */
  double metresTo(double otherEast, double otherNorth) {
    double eastward = otherEast - east;
    double northward = otherNorth - north;
    double metres = Math.sqrt(eastward * eastward + northward * northward);
    return Double.isNaN(metres) ? Double.POSITIVE_INFINITY : metres;
  }
}
