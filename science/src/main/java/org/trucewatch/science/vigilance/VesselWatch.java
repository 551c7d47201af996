// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.domain.line.Observation.VesselPosition;
import org.trucewatch.domain.line.VesselCheck;
import org.trucewatch.science.impulse.LineRecord;

/**
 * Holds ships' own words against what ships can do: no more than 50 knots over ground, no harder a turn than half of gravity. A
 * position is refused where neither the last believed one nor the one after it can be reached. Ships that run the same circle about
 * the same point are named beside. Nothing is said of who forged what.
 */
public final class VesselWatch {
  /** No ship is taken to be faster, km/s: 50 knots, the usual limit of checks on AIS (shared design, physics, section 5). */
  static final double SPEED_KILOMETERS_PER_SECOND_MAX = 50 * 1.852 / 3600;

  /** Error of a position and its rounding, km. Assumed. */
  static final double PLACE_KILOMETERS = 0.1;

  /** Sideways acceleration that no hull stands, km/s²: half of gravity. Assumed. */
  static final double SIDEWAYS_MAX = 0.0049;

  /** A ship's word is refused from this share of refused positions on, and from this many. */
  static final double REFUSED_SHARE = 0.1;

  static final int REFUSED_LEAST = 3;

  /** After so many refusals in a row that agree with each other, the last believed position was the wrong one. */
  private static final int NEW_TRUST = 5;

  /** A path is a circle where its radius varies less than this, as a share. */
  private static final double CIRCLE_SHARE = 0.02;

  private static final double CIRCLE_TURNS = 2;

  /** One check a ship, by its number. */
  public List<VesselCheck> checks(LineRecord record) {
    Map<Integer, List<VesselPosition>> byShip = new TreeMap<>();
    for (var o : record.observations()) {
      if (o instanceof VesselPosition p) {
        byShip.computeIfAbsent(p.vessel(), v -> new ArrayList<>()).add(p);
      }
    }
    Map<Integer, Circle> circles = new TreeMap<>();
    byShip.forEach((ship, path) -> {
      path.sort(Comparator.comparingDouble(VesselPosition::seconds)
          .thenComparingDouble(VesselPosition::eastKilometers)
          .thenComparingDouble(VesselPosition::northKilometers));
      circles.put(ship, Circle.of(path));
    });
    List<VesselCheck> checks = new ArrayList<>();
    byShip.forEach((ship, path) -> checks.add(check(ship, path, circles)));
    return checks;
  }

  private static VesselCheck check(
      int ship, List<VesselPosition> path, Map<Integer, Circle> circles) {
    Refusals r = refusals(path);
    Circle mine = circles.get(ship);
    long twins = circles.entrySet().stream()
        .filter(e -> e.getKey() != ship && e.getValue().isSameAs(mine))
        .count();
    boolean refused = r.count >= REFUSED_LEAST && r.count >= REFUSED_SHARE * path.size()
        || mine.isCircle && twins > 0 && r.count > 0;
    StringBuilder reason = new StringBuilder();
    if (r.count == 0) {
      reason.append(String.format(
          Locale.ROOT,
          "%d positions, none faster than %.0f knots: a ship can do it",
          path.size(),
          knots(r.fastest)));
    } else {
      reason.append(String.format(
          Locale.ROOT,
          "%d of %d positions could only be reached at up to %.0f knots or in turns no hull stands",
          r.count,
          path.size(),
          knots(r.fastest)));
    }
    if (mine.isCircle && twins > 0) {
      reason.append(String.format(
          Locale.ROOT, "; %d other ships run the same circle of %.1f km", twins, mine.radius));
    }
    return new VesselCheck(ship, path.size(), r.count, refused, reason.toString());
  }

  private static double knots(double kilometersPerSecond) {
    return kilometersPerSecond * 3600 / 1.852;
  }

  private record Refusals(int count, double fastest) {}

  private static Refusals refusals(List<VesselPosition> path) {
    int refused = 0;
    int inARow = 0;
    double fastest = 0;
    VesselPosition believed = path.get(0);
    for (int i = 1; i < path.size(); i++) {
      VesselPosition p = path.get(i);
      double speed = speed(believed, p);
      boolean turns = i + 1 < path.size() && isImpossibleTurn(believed, p, path.get(i + 1));
      fastest = Math.max(fastest, speed);
      if (speed <= SPEED_KILOMETERS_PER_SECOND_MAX && !turns) {
        believed = p;
        inARow = 0;
        continue;
      }
      refused++;
      boolean agrees = speed(path.get(i - 1), p) <= SPEED_KILOMETERS_PER_SECOND_MAX;
      inARow = agrees ? inARow + 1 : 1;
      if (inARow >= NEW_TRUST) {
        believed = p;
        inARow = 0;
      }
    }
    return new Refusals(refused, fastest);
  }

  /** Least speed from one to the other, given the errors of both. */
  private static double speed(VesselPosition a, VesselPosition b) {
    double east = b.eastKilometers() - a.eastKilometers();
    double north = b.northKilometers() - a.northKilometers();
    double away = Math.max(0, Math.sqrt(east * east + north * north) - PLACE_KILOMETERS);
    double seconds = b.seconds() - a.seconds();
    return away == 0 ? 0 : seconds <= 0 ? Double.POSITIVE_INFINITY : away / seconds;
  }

  /** Whether velocity changes more between two steps than a hull stands, beyond what errors of place explain. */
  private static boolean isImpossibleTurn(VesselPosition a, VesselPosition b, VesselPosition c) {
    double first = b.seconds() - a.seconds();
    double second = c.seconds() - b.seconds();
    if (!(first > 0 && second > 0)) {
      return false;
    }
    double east = (c.eastKilometers() - b.eastKilometers()) / second
        - (b.eastKilometers() - a.eastKilometers()) / first;
    double north = (c.northKilometers() - b.northKilometers()) / second
        - (b.northKilometers() - a.northKilometers()) / first;
    double error = 2 * PLACE_KILOMETERS * (1 / first + 1 / second);
    double change = Math.max(0, Math.sqrt(east * east + north * north) - error);
    return change / ((first + second) / 2) > SIDEWAYS_MAX;
  }

  /** The circle a path runs, if it runs one again and again. */
  private record Circle(boolean isCircle, double east, double north, double radius) {
    static Circle of(List<VesselPosition> path) {
      double east =
          path.stream().mapToDouble(VesselPosition::eastKilometers).average().orElse(0);
      double north =
          path.stream().mapToDouble(VesselPosition::northKilometers).average().orElse(0);
      double turned = 0;
      double sum = 0;
      double squares = 0;
      double last = Double.NaN;
      for (VesselPosition p : path) {
        double x = p.eastKilometers() - east;
        double y = p.northKilometers() - north;
        double r = Math.sqrt(x * x + y * y);
        sum += r;
        squares += r * r;
        double angle = StrictMath.atan2(y, x);
        turned += Double.isNaN(last) ? 0 : Math.IEEEremainder(angle - last, 2 * Math.PI);
        last = angle;
      }
      double mean = sum / path.size();
      double spread = Math.sqrt(Math.max(0, squares / path.size() - mean * mean));
      boolean is = path.size() > 8
          && mean > PLACE_KILOMETERS
          && spread < CIRCLE_SHARE * mean
          && Math.abs(turned) > CIRCLE_TURNS * 2 * Math.PI;
      return new Circle(is, east, north, mean);
    }

    boolean isSameAs(Circle other) {
      double x = east - other.east;
      double y = north - other.north;
      return isCircle
          && other.isCircle
          && Math.sqrt(x * x + y * y) < CIRCLE_SHARE * radius + PLACE_KILOMETERS
          && Math.abs(radius - other.radius) < CIRCLE_SHARE * radius + PLACE_KILOMETERS;
    }
  }
}
