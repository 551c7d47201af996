// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.report;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.simulation.Chance;

/**
 * A line of contact that runs from west to east, and the ground on either side of it: a few slow bends, and each day
 * some hundred metres of change in one place.
 */
public final class ContactLine {
  private static final double STEP_DEGREES = 0.05;
  private static final int BENDS = 4;

  /** How far a day moves the line, degrees of latitude (about 300 m), and over what width. */
  private static final double DAILY_DEGREES = 0.003;

  private static final double DAILY_WIDTH_DEGREES = 0.12;

  private final Box box;
  private final double middleDegrees;
  private final List<Bend> bends;
  private final List<Bend> changes;

  /** The ground that the map shows. */
  public record Box(double west, double south, double east, double north) {}

  private record Bend(double amplitudeDegrees, double longitudeDegrees, double widthDegrees) {
    double at(double longitude) {
      double x = (longitude - longitudeDegrees) / widthDegrees;
      return amplitudeDegrees * StrictMath.exp(-0.5 * x * x);
    }
  }

  /** Which side of the line. */
  public enum Bank {
    NORTH,
    SOUTH
  }

  /**
   * @param box the ground
   * @param middleDegrees mean latitude of the line
   * @param days for how many days it changes
   */
  public ContactLine(Box box, double middleDegrees, int days, Chance chance) {
    this.box = box;
    this.middleDegrees = middleDegrees;
    List<Bend> drawn = new ArrayList<>();
    for (int i = 0; i < BENDS; i++) {
      double where =
          box.west() + (i + chance.between(0.2, 0.8)) * (box.east() - box.west()) / BENDS;
      drawn.add(new Bend(chance.between(-0.09, 0.09), where, chance.between(0.15, 0.45)));
    }
    this.bends = List.copyOf(drawn);
    List<Bend> daily = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      double where = chance.between(box.west() + 0.3, box.east() - 0.3);
      daily.add(new Bend(DAILY_DEGREES * chance.gaussianWithin(1, 2), where, DAILY_WIDTH_DEGREES));
    }
    this.changes = List.copyOf(daily);
  }

  /** Latitude of the line at a longitude, on the day with this number. */
  public double latitudeDegrees(double longitudeDegrees, int day) {
    double latitude = middleDegrees;
    for (Bend bend : bends) {
      latitude += bend.at(longitudeDegrees);
    }
    for (Bend change : changes.subList(0, day)) {
      latitude += change.at(longitudeDegrees);
    }
    return latitude;
  }

  /** A point so far north of the line, south if negative. */
  public GeoPoint offLine(double longitudeDegrees, double northMeters, int day) {
    double latitude = latitudeDegrees(longitudeDegrees, day) + northMeters / METERS_PER_DEGREE;
    return GeoPoint.onEllipsoid(latitude, longitudeDegrees);
  }

  /** Of latitude, at 30 degrees. */
  private static final double METERS_PER_DEGREE = 110_850;

  /** One GeoJSON feature a line and day: the ground on one bank. */
  public byte[] control(Bank bank, LocalDate firstDay, int days) {
    var text = new StringBuilder();
    for (int day = 0; day < days; day++) {
      text.append("{\"type\":\"Feature\",\"properties\":{\"date\":\"")
          .append(firstDay.plusDays(day))
          .append(
              "\",\"exercise\":true},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[")
          .append(String.join(",", ring(bank, day)))
          .append("]]]}}\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Counter-clockwise, as RFC 7946 asks for. */
  private List<String> ring(Bank bank, int day) {
    List<String> line = new ArrayList<>();
    int steps = (int) StrictMath.rint((box.east() - box.west()) / STEP_DEGREES);
    for (int i = 0; i <= steps; i++) {
      double longitude = box.west() + i * (box.east() - box.west()) / steps;
      line.add(position(longitude, latitudeDegrees(longitude, day)));
    }
    List<String> ring = new ArrayList<>();
    if (bank == Bank.NORTH) {
      ring.addAll(line);
      ring.add(position(box.east(), box.north()));
      ring.add(position(box.west(), box.north()));
    } else {
      Collections.reverse(line);
      ring.addAll(line);
      ring.add(position(box.west(), box.south()));
      ring.add(position(box.east(), box.south()));
    }
    ring.add(ring.getFirst());
    return ring;
  }

  private static String position(double longitude, double latitude) {
    return String.format(Locale.ROOT, "[%.5f,%.5f]", longitude, latitude);
  }
}
