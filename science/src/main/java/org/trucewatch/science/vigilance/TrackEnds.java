// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Takes an explosion at which the track of an engine ends for the impact of what flew there.
 *
 * <p>Only an explosion that nothing else explains is asked: one that is unexplained, or fire whose part in a flight is not told. It must
 * lie where the track, carried on at its speed and heading, was then, and nobody may have heard the engine after. The odds are those of
 * such a meeting if the flight ended there, over those of an explosion that happened to be there, at the rate of explosions in the
 * record and near by. The heading of a flight says nothing of who sent it: no side follows.
 */
public final class TrackEnds {
  /** Least odds from which it is said. */
  static final double ODDS_MIN = 9;

  /** Share of flights with an engine that end in an explosion. [A] */
  static final double ENDING_SHARE = 0.1;

  /** Distance beyond which a place is not the end of a track, square of standard deviations: 99 % of two dimensions. */
  static final double SQUARE_MAX = 9.21;

  /** The engine is heard so long after the explosion at most, s: sound over 4 km, and what clocks err. */
  static final double HEARD_AFTER_MAX = 15;

  /** And so long before it at least, s: a few reports of every 10 s that nobody heard. */
  static final double HEARD_BEFORE_MAX = 60;

  /**
   * One standard deviation of a track's middle, km, each direction, for one node; nodes hear to 4 km, so that each stands 2 km off in the
   * mean square of one direction.
   */
  static final double NODE_SD_KILOMETERS = 2;

  /** Other explosions near count for the rate, km and s. */
  private static final double NEAR_KILOMETERS = 10;

  private static final double NEAR_SECONDS = 900;

  /** A track beside an explosion. */
  private record Meeting(int impulse, DroneTrack track, double odds, double kilometers) {}

  /** The same impulses in the same order, those at the ends of tracks as impacts. The order of both lists makes no difference. */
  public List<Impulse> amended(List<Impulse> impulses, List<DroneTrack> tracks) {
    List<Integer> explosions = explosions(impulses);
    List<Meeting> meetings = new ArrayList<>();
    for (DroneTrack track : tracks) {
      for (int i : explosions) {
        Meeting m = meeting(i, impulses, explosions, track);
        if (m.odds >= ODDS_MIN) {
          meetings.add(m);
        }
      }
    }
    meetings.sort(Comparator.comparingDouble((Meeting m) -> -m.odds)
        .thenComparing(m -> m.track.trackId())
        .thenComparing(m -> impulses.get(m.impulse).eventId()));
    Map<Integer, Meeting> ends = new HashMap<>();
    Set<String> ended = new HashSet<>();
    for (Meeting m : meetings) {
      if (!ends.containsKey(m.impulse) && ended.add(m.track.trackId())) {
        ends.put(m.impulse, m);
      }
    }
    List<Impulse> all = new ArrayList<>();
    for (int i = 0; i < impulses.size(); i++) {
      all.add(
          ends.containsKey(i)
              ? impact(impulses.get(i), Objects.requireNonNull(ends.get(i)))
              : impulses.get(i));
    }
    return all;
  }

  private static List<Integer> explosions(List<Impulse> impulses) {
    List<Integer> explosions = new ArrayList<>();
    for (int i = 0; i < impulses.size(); i++) {
      ImpulseKind kind = impulses.get(i).kind();
      if (kind == ImpulseKind.UNEXPLAINED
          || kind == ImpulseKind.FIRE
          || kind == ImpulseKind.UNDETERMINED) {
        explosions.add(i);
      }
    }
    return explosions;
  }

  private static Meeting meeting(
      int i, List<Impulse> impulses, List<Integer> explosions, DroneTrack t) {
    Impulse p = impulses.get(i);
    double gap = p.seconds() - t.toSeconds();
    if (gap < -HEARD_AFTER_MAX || gap > HEARD_BEFORE_MAX || p.seconds() < t.fromSeconds()) {
      return new Meeting(i, t, 0, Double.NaN);
    }
    double on = p.seconds() - (t.fromSeconds() + t.toSeconds()) / 2;
    double speed = t.speedMetersPerSecond() / 1000;
    double x =
        p.eastKilometers() - t.eastKilometers() - speed * on * StrictMath.sin(t.headingRadians());
    double y =
        p.northKilometers() - t.northKilometers() - speed * on * StrictMath.cos(t.headingRadians());
    double ahead = on * t.speedSd() / 1000;
    double variance =
        NODE_SD_KILOMETERS * NODE_SD_KILOMETERS / DroneTracker.NODES_MIN + ahead * ahead;
    Symmetric2 c = p.covariance();
    double xx = c.ee() + variance;
    double yy = c.nn() + variance;
    double determinant = xx * yy - c.en() * c.en();
    double square = (yy * x * x - 2 * c.en() * x * y + xx * y * y) / determinant;
    if (!(square < SQUARE_MAX)) {
      return new Meeting(i, t, 0, Double.NaN);
    }
    // Per square kilometre and second, of a flight that ends in an explosion and of explosions at
    // large.
    double ending = StrictMath.exp(-square / 2)
        / (2 * Math.PI * Math.sqrt(determinant) * (HEARD_AFTER_MAX + HEARD_BEFORE_MAX));
    return new Meeting(
        i, t, ENDING_SHARE * ending / rate(p, impulses, explosions), Math.sqrt(x * x + y * y));
  }

  /** Explosions per square kilometre and second about one of them; itself counts as one that chance may have put anywhere near. */
  private static double rate(Impulse p, List<Impulse> impulses, List<Integer> explosions) {
    int near = 0;
    for (int i : explosions) {
      Impulse q = impulses.get(i);
      double x = q.eastKilometers() - p.eastKilometers();
      double y = q.northKilometers() - p.northKilometers();
      boolean isNear = Math.abs(q.seconds() - p.seconds()) < NEAR_SECONDS
          && x * x + y * y < NEAR_KILOMETERS * NEAR_KILOMETERS;
      near += isNear ? 1 : 0;
    }
    return near / (Math.PI * NEAR_KILOMETERS * NEAR_KILOMETERS * 2 * NEAR_SECONDS);
  }

  private static Impulse impact(Impulse p, Meeting m) {
    String reason = String.format(
        Locale.ROOT,
        "at the end of the track of an engine (%s, %.0f m/s towards %.0f degrees), %.1f km from where it was then; odds of %.0f to 1"
            + " against chance; who sent it does not follow from the heading",
        m.track.trackId(),
        m.track.speedMetersPerSecond(),
        StrictMath.toDegrees(m.track.headingRadians()),
        m.kilometers,
        Math.min(m.odds, 9_999));
    return new Impulse(
        p.eventId(),
        p.seconds(),
        p.secondsSd(),
        p.eastKilometers(),
        p.northKilometers(),
        p.covariance(),
        p.probability(),
        p.reports(),
        p.logKilograms(),
        p.logKilogramsSd(),
        ImpulseKind.IMPACT,
        Math.min(0.98, m.odds / (1 + m.odds)),
        p.pairedWith(),
        reason);
  }
}
