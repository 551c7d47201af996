// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.LocalPoint;
import org.trucewatch.simulation.Chance;

/**
 * An infrasound array as it stands in the field, with what is wrong with it.
 *
 * @param arrayId its name, which begins every station code
 * @param reference the mean of its elements
 * @param sampleRateHertz 50 or 100
 * @param countsPerPascal sensitivity of every element
 * @param elements in order of sensor id
 */
public record InfrasoundArray(
    String arrayId,
    GeoPoint reference,
    double sampleRateHertz,
    double countsPerPascal,
    List<Element> elements) {

  /** Network code that the FDSN keeps for tests. */
  public static final String NETWORK = "XX";

  public InfrasoundArray {
    elements = List.copyOf(elements);
  }

  /**
   * One microphone.
   *
   * @param site its id and place
   * @param offset from the reference point
   * @param offsetPascals constant error of its zero
   * @param fault what is wrong with it
   */
  public record Element(ArrayElement site, LocalPoint offset, double offsetPascals, Fault fault) {}

  /**
   * What is wrong with an element.
   *
   * @param clockOffsetSeconds recorded time minus true time: positive where the stamps are late
   * @param lateStartSeconds how much later than its companions it begins to record
   * @param extraNoiseDecibels above its companions' wind noise, as without a wind screen
   */
  public record Fault(
      double clockOffsetSeconds, double lateStartSeconds, double extraNoiseDecibels) {
    public static final Fault NONE = new Fault(0, 0, 0);
  }

  /**
   * The plan of an array: elements evenly around a circle, from five on one of them in the middle; the builders were a
   * tenth of the radius and some degrees out.
   *
   * @param radiusMeters of the circle; the aperture is about twice that
   */
  public record Plan(
      String arrayId,
      GeoPoint centre,
      int elementCount,
      double radiusMeters,
      double sampleRateHertz,
      double countsPerPascal) {}

  /** Builds an array from its plan, with the faults of its elements in order. */
  public static InfrasoundArray built(Plan plan, List<Fault> faults, Chance chance) {
    List<LocalPoint> offsets = centred(offsets(plan, chance));
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < offsets.size(); i++) {
      String sensorId =
          NETWORK + "." + plan.arrayId + (i + 1) + ".." + channel(plan.sampleRateHertz);
      GeoPoint place = moved(plan.centre, offsets.get(i));
      elements.add(new Element(
          new ArrayElement(sensorId, place), offsets.get(i), 2 * chance.gaussian(), faults.get(i)));
    }
    return new InfrasoundArray(
        plan.arrayId, plan.centre, plan.sampleRateHertz, plan.countsPerPascal, elements);
  }

  /** SEED channel code of its band: a pressure sensor for infrasound. */
  public String channelCode() {
    return channel(sampleRateHertz);
  }

  private static String channel(double sampleRateHertz) {
    return sampleRateHertz < 80 ? "BDF" : "HDF";
  }

  private static List<LocalPoint> offsets(Plan plan, Chance chance) {
    int around = plan.elementCount >= 5 ? plan.elementCount - 1 : plan.elementCount;
    double turn = chance.between(0, 2 * StrictMath.PI);
    List<LocalPoint> offsets = new ArrayList<>();
    if (around < plan.elementCount) {
      offsets.add(new LocalPoint(
          chance.gaussian() * plan.radiusMeters / 20, chance.gaussian() * plan.radiusMeters / 20));
    }
    for (int i = 0; i < around; i++) {
      double azimuth = turn + 2 * StrictMath.PI * i / around + 0.1 * chance.gaussianWithin(1, 2);
      double radius = plan.radiusMeters * (1 + 0.1 * chance.gaussianWithin(1, 2));
      offsets.add(
          new LocalPoint(radius * StrictMath.sin(azimuth), radius * StrictMath.cos(azimuth)));
    }
    return offsets;
  }

  private static List<LocalPoint> centred(List<LocalPoint> points) {
    double east = points.stream().mapToDouble(LocalPoint::eastMeters).average().orElseThrow();
    double north =
        points.stream().mapToDouble(LocalPoint::northMeters).average().orElseThrow();
    return points.stream()
        .map(p -> new LocalPoint(p.eastMeters() - east, p.northMeters() - north))
        .toList();
  }

  private static GeoPoint moved(GeoPoint from, LocalPoint offset) {
    double azimuth =
        StrictMath.toDegrees(StrictMath.atan2(offset.eastMeters(), offset.northMeters()));
    double meters = StrictMath.hypot(offset.eastMeters(), offset.northMeters());
    GeodesicData to =
        Geodesic.WGS84.Direct(from.latitudeDegrees(), from.longitudeDegrees(), azimuth, meters);
    return GeoPoint.onEllipsoid(rounded(to.lat2), rounded(to.lon2));
  }

  /** To a millionth of a degree, 0.1 m, as station lists give it. */
  private static double rounded(double degrees) {
    return StrictMath.rint(degrees * 1e6) / 1e6;
  }
}
