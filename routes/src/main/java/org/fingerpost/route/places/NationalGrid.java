package org.fingerpost.route.places;

import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Eastings and northings of the British National Grid (OSGB36) as WGS 84, by the seven parameters
 * that Ordnance Survey gives: right to about five metres, where a postcode is a hundred wide. Not
 * safe for use by several threads.
 */
final class NationalGrid {
  private static final String OSGB36 =
      "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy"
          + " +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs";
  private static final String WGS84 = "+proj=longlat +datum=WGS84 +no_defs";

  private final BasicCoordinateTransform transform;

  NationalGrid() {
    CRSFactory systems = new CRSFactory();
    CoordinateReferenceSystem grid = systems.createFromParameters("OSGB36", OSGB36);
    transform = new BasicCoordinateTransform(grid, systems.createFromParameters("WGS84", WGS84));
  }

  Point point(double easting, double northing) {
    ProjCoordinate degrees = new ProjCoordinate();
    transform.transform(new ProjCoordinate(easting, northing), degrees);
    return new Point(degrees.y, degrees.x);
  }
}
