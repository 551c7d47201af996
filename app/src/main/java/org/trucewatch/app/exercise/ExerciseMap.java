// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.Locale;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.score.ExerciseScene;
import org.trucewatch.simulation.score.ExerciseScene.SensorPoint;
import org.trucewatch.simulation.score.ExerciseScene.TruePoint;

/** One run's map as inline SVG: line, sensors, what happened, what was found with its 90 % ellipse. A long line is cut into strips. */
final class ExerciseMap {
  private static final int WIDTH = 1_040;
  private static final double STRIP_KILOMETERS_MAX = 200;
  private static final double MARGIN_KILOMETERS = 6;
  private static final int GAP = 24;
  private static final double CHI_SQUARED_90 = 4.605170185988092;

  private final ExerciseScene scene;
  private final Theatre.Extent extent;
  private final int strips;
  private final double stripKm;
  private final double scale;
  private final double half;
  private final StringBuilder out = new StringBuilder();

  ExerciseMap(ExerciseScene scene, Theatre.Extent extent) {
    this.scene = scene;
    this.extent = extent;
    double length = extent.lengthKilometers();
    this.strips = (int) Math.max(1, Math.ceil(length / STRIP_KILOMETERS_MAX));
    this.stripKm = length / strips + 2 * MARGIN_KILOMETERS;
    this.half = extent.depthKilometers() / 2 + MARGIN_KILOMETERS;
    this.scale = WIDTH / stripKm;
  }

  private double stripHeight() {
    return 2 * half * scale;
  }

  private double west(int strip) {
    return strip * (stripKm - 2 * MARGIN_KILOMETERS) - MARGIN_KILOMETERS;
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  String svg() {
    double height = strips * (stripHeight() + GAP);
    add(
        "<svg class='map' viewBox='0 0 %d %.0f' role='img' aria-label='Map of the invented line: sensors, true and found events'>%n",
        WIDTH, height);
    for (int s = 0; s < strips; s++) {
      strip(s);
    }
    return out.append("</svg>\n").toString();
  }

  /** A strip in its own coordinates, cut at its frame. */
  private void strip(int s) {
    double top = s * (stripHeight() + GAP);
    add("<svg x='0' y='%.1f' width='%d' height='%.1f'>%n", top, WIDTH, stripHeight());
    add(
        "<rect class='frame' x='.5' y='.5' width='%d' height='%.1f'/>%n",
        WIDTH - 1, stripHeight() - 1);
    outages(s);
    line(s);
    sensors(s);
    truth(s);
    found(s);
    drones(s);
    out.append("</svg>\n");
    double tick = stripKm > 100 ? 20 : stripKm > 40 ? 10 : 5;
    for (double x = Math.ceil((west(s) + MARGIN_KILOMETERS) / tick) * tick;
        x <= west(s) + stripKm - MARGIN_KILOMETERS + 1e-9;
        x += tick) {
      add(
          "<text class='tick' x='%.1f' y='%.1f' text-anchor='middle'>%.0f km</text>%n",
          px(x, s), top + stripHeight() + 14, x);
    }
  }

  private double px(double east, int s) {
    return (east - west(s)) * scale;
  }

  private double py(double north) {
    return (half - north) * scale;
  }

  private boolean isInside(double east, double north, int s) {
    return east >= west(s) && east <= west(s) + stripKm && Math.abs(north) <= half;
  }

  private void outages(int s) {
    for (OutageAlert a : scene.outages()) {
      add(
          "<rect class='outage' x='%.1f' y='0' width='%.1f' height='%.1f'/>%n",
          px(a.fromKilometers(), s),
          Math.max(0, (a.toKilometers() - a.fromKilometers()) * scale),
          stripHeight());
    }
  }

  private void line(int s) {
    out.append("<polyline class='contact' points='");
    for (ControlLine.Vertex v : scene.line().vertices()) {
      if (v.eastKilometers() >= west(s) - 4 && v.eastKilometers() <= west(s) + stripKm + 4) {
        add("%.1f,%.1f ", px(v.eastKilometers(), s), py(v.northKilometers()));
      }
    }
    out.append("'/>\n");
    add(
        "<text class='party' x='8' y='16'>%s</text><text class='party' x='8' y='%.1f'>%s</text>%n",
        ScorePage.escaped(scene.line().leftPartyId()),
        stripHeight() - 8,
        ScorePage.escaped(scene.line().rightPartyId()));
  }

  private void sensors(int s) {
    for (SensorPoint p : scene.sensors()) {
      if (isInside(p.eastKilometers(), p.northKilometers(), s)) {
        double x = px(p.eastKilometers(), s);
        double y = py(p.northKilometers());
        if (p.kind() == SensorKind.ACOUSTIC_NODE) {
          add("<circle class='node' cx='%.1f' cy='%.1f' r='1.3'/>%n", x, y);
        } else if (p.kind() != SensorKind.THERMAL_SATELLITE) {
          add("<rect class='sensor' x='%.1f' y='%.1f' width='6' height='6'/>%n", x - 3, y - 3);
        }
      }
    }
  }

  private void truth(int s) {
    for (TruePoint p : scene.truth()) {
      if (isInside(p.eastKilometers(), p.northKilometers(), s)) {
        add(
            "<circle class='t%s%s' cx='%.1f' cy='%.1f' r='%.1f'/>%n",
            Shown.key(p.sort()),
            p.isFound() ? "" : " missed",
            px(p.eastKilometers(), s),
            py(p.northKilometers()),
            p.sort() == ExerciseScene.Sort.CONFUSER || p.sort() == ExerciseScene.Sort.FLIGHT
                ? 1.2
                : 2.6);
      }
    }
  }

  private void found(int s) {
    for (Impulse i : scene.found()) {
      if (isInside(i.eastKilometers(), i.northKilometers(), s)) {
        ellipse(i, s);
      }
    }
  }

  private void ellipse(Impulse i, int s) {
    Symmetric2 c = i.covariance();
    double mean = c.trace() / 2;
    double root = Math.sqrt(Math.max(0, mean * mean - c.determinant()));
    double angle = StrictMath.toDegrees(0.5 * StrictMath.atan2(2 * c.en(), c.ee() - c.nn()));
    double x = px(i.eastKilometers(), s);
    double y = py(i.northKilometers());
    double k = scale * Math.sqrt(CHI_SQUARED_90);
    add(
        "<ellipse class='f%s' cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' transform='rotate(%.1f %.1f %.1f)'/>%n",
        i.kind().isFire() ? "fire" : "other",
        x,
        y,
        Math.max(1.5, k * Math.sqrt(Math.max(0, mean + root))),
        Math.max(1.5, k * Math.sqrt(Math.max(0, mean - root))),
        -angle,
        x,
        y);
  }

  private void drones(int s) {
    for (DroneTrack t : scene.drones()) {
      if (isInside(t.eastKilometers(), t.northKilometers(), s)
          && Double.isFinite(t.headingRadians())) {
        double x = px(t.eastKilometers(), s);
        double y = py(t.northKilometers());
        double km = t.speedMetersPerSecond() * (t.toSeconds() - t.fromSeconds()) / 2_000;
        double dx = km * scale * StrictMath.sin(t.headingRadians());
        double dy = -km * scale * StrictMath.cos(t.headingRadians());
        add(
            "<line class='track' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>%n",
            x - dx, y - dy, x + dx, y + dy);
      }
    }
  }

  /** What the marks mean. */
  String key() {
    return "<p class='keys'><span><i class='k-launch'></i>true launch</span><span><i class='k-impact'></i>true impact</span>"
        + "<span><i class='k-explosion'></i>other explosion</span><span><i class='k-missed'></i>not found: hollow</span>"
        + "<span><i class='k-fire'></i>found as fire, 90 % ellipse</span><span><i class='k-other'></i>found as something else</span>"
        + "<span><i class='k-confuser'></i>no explosion: drone, vehicle, thunder ...</span>"
        + "<span><i class='k-track'></i>engine tracked</span><span><i class='k-outage'></i>outage alert</span>"
        + "<span><i class='k-node'></i>node</span><span><i class='k-sensor'></i>array, radar, camera, station</span>"
        + String.format(
            Locale.ROOT,
            "</p>%n<p>Seed %d; %s of what happened is drawn. %.0f km of line, %.0f km deep.</p>%n",
            scene.seed(),
            Shown.of(scene.shownOf()),
            extent.lengthKilometers(),
            extent.depthKilometers());
  }
}
