// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.StretchCoverage;
import org.trucewatch.science.coverage.AirDraw;
import org.trucewatch.science.coverage.NodeHearing;
import org.trucewatch.science.impulse.LineIndex;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.LocatedPulse;
import org.trucewatch.science.impulse.WindHistory;

/**
 * What could have been located along the line, stretch by stretch and hour by hour, given which sensors answered.
 *
 * <p>Told for each {@link CoveredSource}, as a rifle is heard a hundredth as far as a shell; the reference, by which a silent hour is a gap, is
 * the burst of a 120 mm mortar bomb. It counts as located where so many nodes hear it that the associator finds it ({@link #FOUND}), by
 * the physics of {@link NodeHearing}, over the air that was forecast for the stretch and hour within the forecast's error, or that the
 * record's own pulses show, or over the year's. Nothing may be concluded from silence in a gap.
 */
public final class CoverageWatch {
  /** Source of the hourly rows. */
  public static final String REFERENCE = CoveredSource.REFERENCE.label();

  /** Source of the standing rows: what this network does not hear. */
  public static final String QUADCOPTER = "quadcopter";

  /** Below this a silent hour is a gap. */
  public static final double DETECTION_MIN = 0.7;

  /** Share of the pulses that exactly so many nodes heard which the associator finds, from six on, and of all above; decision 0033. */
  static final List<Double> FOUND = List.of(0.45, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97);

  /** Fewest nodes that locate; the associator's. */
  static final int NODES_MIN = 6;

  private static final double STRETCH_KILOMETERS = 20;
  private static final double HOUR_SECONDS = 3_600;
  private static final int ALONG = 2;
  private static final int DRAWS = 16;

  /** A quadcopter is heard so far, km: 150 to 300 m (shared design, physics, section 5). */
  private static final double QUADCOPTER_KILOMETERS = 0.25;

  /** Width of ground about the line that rows speak of, km. */
  private static final double BELT_KILOMETERS = 10;

  private static final double UP_MIN = 0.8;

  /** Ends of the watched line are rounded outwards to this, km. */
  private static final double EDGE_KILOMETERS = 5;

  /** Stretches in order of x, spans in order of time. */
  public List<StretchCoverage> coverage(LineRecord record, List<OutageAlert> alerts) {
    return coverage(record, alerts, List.of());
  }

  /** The same, with the wind learnt from located pulses. */
  public List<StretchCoverage> coverage(
      LineRecord record, List<OutageAlert> alerts, List<LocatedPulse> pulses) {
    LineIndex index = LineIndex.of(record);
    WindHistory winds = WindHistory.of(pulses, index);
    PickCrowds crowds = new PickCrowds(index, pulses, HOUR_SECONDS);
    Backfill backfill = new Backfill(record);
    // As far along the line as anything watches it: nothing is said of the rest.
    double west = edge(record, true);
    double east = edge(record, false);
    int stretches = Math.max(1, (int) Math.rint((east - west) / STRETCH_KILOMETERS));
    double length = (east - west) / stretches;
    List<StretchCoverage> all = new ArrayList<>();
    for (int i = 0; i < stretches; i++) {
      new Stretch(index, winds, crowds, backfill, west + i * length, west + (i + 1) * length)
          .fill(alerts, all);
    }
    return all;
  }

  /** Where sensors begin or end, within the line. */
  private static double edge(LineRecord record, boolean isWest) {
    double sign = isWest ? 1 : -1;
    double line = record.line().vertices().stream()
        .mapToDouble(v -> sign * v.eastKilometers())
        .min()
        .orElse(0);
    double sensors = record.sensors().stream()
        .filter(s -> s.kind() != org.trucewatch.domain.line.SensorKind.THERMAL_SATELLITE)
        .mapToDouble(s -> sign * s.eastKilometers())
        .min()
        .orElse(line);
    // Registered places scatter about a grid: a line that begins within a node's spacing of them is
    // watched from its begin.
    return sign * Math.max(line, Math.floor(sensors / EDGE_KILOMETERS) * EDGE_KILOMETERS);
  }

  /** One stretch of the line. */
  private static final class Stretch {
    private final LineIndex index;
    private final LineRecord record;
    private final WindHistory winds;
    private final PickCrowds crowds;
    private final Backfill backfill;
    private final double west;
    private final double east;
    private final int[] nodes;
    private final boolean[] mute;
    private final List<CoveredPlaces> places;

    Stretch(
        LineIndex index,
        WindHistory winds,
        PickCrowds crowds,
        Backfill backfill,
        double west,
        double east) {
      this.backfill = backfill;
      this.crowds = crowds;
      this.index = index;
      this.record = index.record();
      this.winds = winds;
      this.west = west;
      this.east = east;
      double reach = NodeHearing.RANGE_KM_MAX;
      this.nodes = Arrays.stream(index.nodes())
          .filter(s -> {
            double x = record.sensors().get(s).eastKilometers();
            return x >= west - reach && x <= east + reach;
          })
          .toArray();
      this.mute = new boolean[nodes.length];
      for (int n = 0; n < nodes.length; n++) {
        mute[n] = crowds.isMute(nodes[n]);
      }
      this.places = CoveredSource.ALL.stream().map(this::places).toList();
    }

    private CoveredPlaces places(CoveredSource source) {
      List<double[]> points = new ArrayList<>();
      for (int k = 0; k < ALONG; k++) {
        double x = west + (k + 0.5) / ALONG * (east - west);
        for (double away : source.awayKilometers()) {
          points.add(new double[] {x, northOfLine(x) + away, -1});
          points.add(new double[] {x, northOfLine(x) - away, 1});
        }
      }
      return new CoveredPlaces(source, points, record.sensors(), nodes);
    }

    private double northOfLine(double x) {
      List<ControlLine.Vertex> v = record.line().vertices();
      double north = v.get(0).northKilometers();
      for (int i = 1; i < v.size(); i++) {
        ControlLine.Vertex a = v.get(i - 1);
        ControlLine.Vertex b = v.get(i);
        double low = Math.min(a.eastKilometers(), b.eastKilometers());
        double high = Math.max(a.eastKilometers(), b.eastKilometers());
        if (x >= low && x <= high && high > low) {
          double share = (x - a.eastKilometers()) / (b.eastKilometers() - a.eastKilometers());
          return a.northKilometers() + share * (b.northKilometers() - a.northKilometers());
        }
      }
      return north;
    }

    void fill(List<OutageAlert> alerts, List<StretchCoverage> all) {
      List<AirDraw> air = List.of();
      boolean[] last = new boolean[0];
      List<StretchCoverage.OfSource> sources = List.of();
      for (double from = record.fromSeconds(); from < record.toSeconds(); from += HOUR_SECONDS) {
        double to = Math.min(from + HOUR_SECONDS, record.toSeconds());
        double middle = (from + to) / 2;
        List<AirDraw> now = winds.draws((west + east) / 2, middle, DRAWS);
        boolean isNew = !now.equals(air);
        if (isNew) {
          air = now;
          places.forEach(p -> p.hear(now));
        }
        boolean[] up = new boolean[nodes.length];
        double upShare = up(middle, up);
        if (isNew || !Arrays.equals(up, last)) {
          sources = places.stream()
              .map(p -> new StretchCoverage.OfSource(p.source().label(), p.detection(up)))
              .toList();
          last = up;
        }
        double detection = sources.getFirst().detection();
        String gap = gap(detection, upShare, from, to, alerts);
        all.add(
            new StretchCoverage(west, east, from, to, detection, REFERENCE, upShare, gap, sources));
      }
      all.add(quadcopters());
    }

    /** Share of the stretch's own nodes that answered. Those whose reports of the time came later recorded, and count as up. */
    private double up(double seconds, boolean[] up) {
      int own = 0;
      int ownUp = 0;
      for (int n = 0; n < nodes.length; n++) {
        boolean answered = index.isUp(nodes[n], seconds);
        up[n] = (answered || backfill.recorded(nodes[n], seconds)) && !mute[n];
        double x = record.sensors().get(nodes[n]).eastKilometers();
        if (x >= west && x <= east) {
          own++;
          ownUp += answered && !mute[n] ? 1 : 0;
        }
      }
      return own == 0 ? 0 : (double) ownUp / own;
    }

    private String gap(
        double detection, double upShare, double from, double to, List<OutageAlert> alerts) {
      List<String> why = new ArrayList<>();
      for (OutageAlert a : alerts) {
        boolean meets = a.fromKilometers() < east
            && a.toKilometers() > west
            && a.fromSeconds() < to
            && a.toSeconds() > from;
        if (meets) {
          why.add(String.format(
              Locale.ROOT, "%d of %d sensors fell silent together", a.down(), a.of()));
        }
      }
      double crowd = crowds.factor(nodes, from, to);
      if (crowd > 1) {
        why.add(String.format(
            Locale.ROOT,
            "nodes picked %.1f times as much as usual beside what located pulses explain: thunder, a gale, forgery or a crowd of"
                + " fire",
            crowd));
      }
      if (nodes.length == 0) {
        why.add("no acoustic node stands here");
      } else if (detection < DETECTION_MIN) {
        why.add(String.format(
            Locale.ROOT,
            "a %s would be located with probability %.2f, below %.2f",
            REFERENCE,
            detection,
            DETECTION_MIN));
        if (upShare < UP_MIN) {
          why.add(String.format(Locale.ROOT, "only %.0f %% of the nodes answered", 100 * upShare));
        }
        wind((from + to) / 2).ifPresent(why::add);
      }
      return String.join("; ", why);
    }

    private Optional<String> wind(double seconds) {
      double middle = (west + east) / 2;
      double[] shown = winds.median(middle, seconds);
      return winds
          .forecast()
          .at(middle, seconds)
          .map(t -> String.format(
              Locale.ROOT, "wind of %.0f m/s forecast, within %.1f", t.metersPerSecond(), t.sd()))
          .or(() -> shown.length == 0
              ? Optional.empty()
              : Optional.of(String.format(
                  Locale.ROOT,
                  "wind of about %.0f m/s",
                  Math.sqrt(shown[0] * shown[0] + shown[1] * shown[1]))));
    }

    private StretchCoverage quadcopters() {
      double area = (east - west) * BELT_KILOMETERS;
      long near = Arrays.stream(nodes)
          .filter(s -> {
            var n = record.sensors().get(s);
            double y = n.northKilometers() - northOfLine(n.eastKilometers());
            return n.eastKilometers() >= west
                && n.eastKilometers() <= east
                && Math.abs(y) <= BELT_KILOMETERS / 2;
          })
          .count();
      double share =
          Math.min(1, near * Math.PI * QUADCOPTER_KILOMETERS * QUADCOPTER_KILOMETERS / area);
      double up = up((record.fromSeconds() + record.toSeconds()) / 2, new boolean[nodes.length]);
      return new StretchCoverage(
          west,
          east,
          record.fromSeconds(),
          record.toSeconds(),
          share,
          QUADCOPTER,
          up,
          String.format(
              Locale.ROOT,
              "a quadcopter is heard to about %.2f km, so nodes hear %.1f %% of the ground",
              QUADCOPTER_KILOMETERS,
              100 * share));
    }
  }
}
