// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import org.trucewatch.domain.quantity.Symmetric2;

/**
 * A located launch as a density: 95 % of it as its covariance says, 5 % five times as wide, for locations are wrong more
 * often than they say (design of physics, 4.5). Errors of less than 20 m are not believed.
 */
final class PlaceWord implements OriginWord {
  private static final double WIDE_SHARE = 0.05;
  private static final double WIDER = 5;

  /** Surveyed places of sensors and the grid of the plane are no better. */
  private static final double FLOOR_KILOMETERS = 0.02;

  /** A third of the points lie in the wide part, which decides what is left near the line. */
  private static final double WIDE_POINTS = 1.0 / 3;

  private final Origin.Place place;
  private final Symmetric2 inverse;
  private final double scale;

  /** Lower triangle of the covariance's root. */
  private final double rootEe;

  private final double rootNe;
  private final double rootNn;

  PlaceWord(Origin.Place place) {
    this.place = place;
    double floor = FLOOR_KILOMETERS * FLOOR_KILOMETERS;
    Symmetric2 c = place.covariance();
    c = new Symmetric2(c.ee() + floor, c.en(), c.nn() + floor);
    this.inverse = c.inverse();
    this.scale = 1 / (2 * StrictMath.PI * Math.sqrt(c.determinant()));
    this.rootEe = Math.sqrt(c.ee());
    this.rootNe = c.en() / rootEe;
    this.rootNn = Math.sqrt(c.determinant() / c.ee());
  }

  @Override
  public Origin origin() {
    return place;
  }

  private double square(double e, double n) {
    double de = e - place.eastKilometers();
    double dn = n - place.northKilometers();
    return inverse.ee() * de * de + 2 * inverse.en() * de * dn + inverse.nn() * dn * dn;
  }

  @Override
  public double likelihood(double eastKilometers, double northKilometers) {
    return mixed(square(eastKilometers, northKilometers), WIDE_SHARE);
  }

  @Override
  public double proposal(double eastKilometers, double northKilometers) {
    return mixed(square(eastKilometers, northKilometers), WIDE_POINTS);
  }

  private double mixed(double square, double wide) {
    return scale * ((1 - wide) * StrictMath.exp(-0.5 * square)
        + wide / (WIDER * WIDER) * StrictMath.exp(-0.5 * square / (WIDER * WIDER)));
  }

  private static double spread(int number) {
    return number % 3 == 2 ? WIDER : 1;
  }

  @Override
  public double east(int number) {
    return place.eastKilometers() + spread(number) * rootEe * StandardPoints.x(number);
  }

  @Override
  public double north(int number) {
    return place.northKilometers() + spread(number)
        * (rootNe * StandardPoints.x(number) + rootNn * StandardPoints.y(number));
  }
}
