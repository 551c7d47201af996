// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.sensortable.OutlineDecoder;
import org.trucewatch.adapters.sensortable.SensorDecoder;
import org.trucewatch.adapters.sensortable.SensorRow;
import org.trucewatch.adapters.sensortable.TablePlace;
import org.trucewatch.app.UserError;
import org.trucewatch.app.associate.Notices;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.coverage.HexLayout;
import org.trucewatch.science.coverage.LineTrace;
import org.trucewatch.science.coverage.PlanePoint;
import org.trucewatch.science.coverage.Region;
import org.trucewatch.science.coverage.Sensor;
import org.trucewatch.science.coverage.SensorKind;
import org.trucewatch.science.location.GeodesicPlane;

/** Makes the scene that the options speak of. */
final class SceneReader {
  /** A sensor farther than this from the ground has nothing to do with it, km. */
  static final double WORLD_MARGIN_KM = 300;

  /** Ground about a network for which none is named, km: as far as a node hears. */
  static final double NETWORK_MARGIN_KM = 10;

  /** Sides of the line, as owners of a proposed network. */
  static final String LEFT = "left of the line";

  static final String RIGHT = "right of the line";

  private final SceneOptions options;
  private final Notices notices = new Notices();
  private Optional<GeodesicPlane> plane = Optional.empty();

  SceneReader(SceneOptions options) {
    this.options = options;
  }

  PlanScene read() {
    List<SensorRow> rows = options.network == null ? List.of() : rows(options.network);
    List<List<TablePlace>> line = outline(options.line, 2);
    List<List<TablePlace>> area = outline(options.area, 3);
    List<TablePlace> all = Stream.of(
            rows.stream().map(SensorRow::place),
            line.stream().flatMap(List::stream),
            area.stream().flatMap(List::stream))
        .flatMap(s -> s)
        .toList();
    settlePlane(all);
    Optional<LineTrace> trace = line.isEmpty()
        ? Optional.empty()
        : Optional.of(new LineTrace(
            line.stream().map(part -> part.stream().map(this::point).toList()).toList()));
    return rows.isEmpty() ? proposed(trace, area) : given(rows, trace, area);
  }

  private void settlePlane(List<TablePlace> all) {
    List<GeoPoint> points = all.stream()
        .flatMap(p -> p instanceof TablePlace.OnEarth e ? Stream.of(e.point()) : Stream.empty())
        .toList();
    if (!points.isEmpty() && points.size() < all.size()) {
      throw new UserError(
          "One file has latitudes, another x_km and y_km; expected all files of one plan alike.");
    }
    plane = points.isEmpty() ? Optional.empty() : Optional.of(GeodesicPlane.about(points));
  }

  private PlanePoint point(TablePlace place) {
    return switch (place) {
      case TablePlace.OnPlane p -> new PlanePoint(p.xKilometers(), p.yKilometers());
      case TablePlace.OnEarth e -> {
        double[] at = plane.orElseThrow().kilometers(e.point());
        yield new PlanePoint(at[0], at[1]);
      }
    };
  }

  private PlanScene proposed(Optional<LineTrace> trace, List<List<TablePlace>> area) {
    SensorKind kind = options.listKinds()[0];
    if (trace.isEmpty() && area.isEmpty()) {
      SceneOptions.Belt belt = options.belt();
      LineTrace line = LineTrace.straight(belt.lengthKm());
      Region region = new Region.Rectangle(
          new Region.Box(0, -belt.widthKm() / 2, belt.lengthKm(), belt.widthKm() / 2));
      List<PlanePoint> sites = options.spacing == null ? List.of() : hexes(belt, options.spacing);
      String title =
          String.format(Locale.ROOT, "Belt of %.0f x %.0f km", belt.lengthKm(), belt.widthKm());
      return scene(title, sensors(sites, kind, Optional.of(line)), region, Optional.of(line));
    }
    Region region = area.isEmpty()
        ? new Region.Corridor(trace.orElseThrow(), options.width / 2)
        : polygon(area);
    List<PlanePoint> sites =
        options.spacing == null ? List.of() : lattice(region, options.spacing, trace);
    String title = area.isEmpty()
        ? String.format(Locale.ROOT, "Ground within %.0f km of the line", options.width / 2)
        : "Ground of " + name(options.area);
    return scene(title, sensors(sites, kind, trace), region, trace);
  }

  private List<PlanePoint> hexes(SceneOptions.Belt belt, double spacingKm) {
    try {
      return HexLayout.belt(belt.lengthKm(), belt.widthKm(), spacingKm, options.standOff);
    } catch (IllegalArgumentException e) {
      throw new UserError("--spacing is " + spacingKm + " km: " + e.getMessage() + ".");
    }
  }

  /** Sites over a region; without a line no stand-off is kept. */
  List<PlanePoint> lattice(Region region, double spacingKm, Optional<LineTrace> trace) {
    try {
      return trace.isPresent()
          ? HexLayout.over(region, spacingKm, trace.get(), options.standOff)
          : HexLayout.over(region, spacingKm, LineTrace.straight(1), 0);
    } catch (IllegalArgumentException e) {
      throw new UserError("--spacing is " + spacingKm + " km: " + e.getMessage() + ".");
    }
  }

  private Region polygon(List<List<TablePlace>> area) {
    if (area.size() > 1) {
      notices.add(
          "parts",
          name(options.area) + ": has " + area.size() + " rings, expected 1. The first is used.");
    }
    return new Region.Polygon(area.getFirst().stream().map(this::point).toList());
  }

  /** Sensors of one kind at sites; the sides of the line are their owners; radars face the line. */
  static List<Sensor> sensors(List<PlanePoint> sites, SensorKind kind, Optional<LineTrace> trace) {
    List<Sensor> sensors = new ArrayList<>();
    for (PlanePoint site : sites) {
      String id = kind.id() + "-" + (sensors.size() + 1);
      sensors.add(sensor(id, site, kind, trace));
    }
    return sensors;
  }

  private static Sensor sensor(
      String id, PlanePoint site, SensorKind kind, Optional<LineTrace> trace) {
    if (trace.isEmpty()) {
      return Sensor.allRound(id, kind, site.eastKm(), site.northKm(), "");
    }
    LineTrace.Offset offset = trace.get().offset(site.eastKm(), site.northKm());
    double facing = kind == SensorKind.RADAR
        ? StrictMath.atan2(
            offset.at().eastKm() - site.eastKm(), offset.at().northKm() - site.northKm())
        : Double.NaN;
    return new Sensor(
        id, kind, site.eastKm(), site.northKm(), offset.distanceKm() >= 0 ? LEFT : RIGHT, facing);
  }

  private PlanScene given(
      List<SensorRow> rows, Optional<LineTrace> trace, List<List<TablePlace>> area) {
    List<Sensor> sensors = new ArrayList<>();
    for (SensorRow row : rows) {
      PlanePoint at = point(row.place());
      sensors.add(new Sensor(
          row.id(), row.kind(), at.eastKm(), at.northKm(), row.owner(), row.facingRadians()));
    }
    Region region = area.isEmpty()
        ? trace
            .map(t -> (Region) new Region.Corridor(t, options.width / 2))
            .orElseGet(() -> around(sensors))
        : polygon(area);
    List<Sensor> kept = inside(rows, sensors, region);
    return scene("Network of " + name(options.network), kept, region, trace);
  }

  private Region around(List<Sensor> sensors) {
    if (options.belt != null) {
      SceneOptions.Belt belt = options.belt();
      return new Region.Rectangle(
          new Region.Box(0, -belt.widthKm() / 2, belt.lengthKm(), belt.widthKm() / 2));
    }
    double east = middle(sensors.stream().mapToDouble(Sensor::eastKm).sorted().toArray());
    double north = middle(sensors.stream().mapToDouble(Sensor::northKm).sorted().toArray());
    List<PlanePoint> near = sensors.stream()
        .filter(s -> StrictMath.hypot(s.eastKm() - east, s.northKm() - north)
            < SceneOptions.LENGTH_KM_MAX / 2)
        .map(s -> new PlanePoint(s.eastKm(), s.northKm()))
        .toList();
    return new Region.Rectangle(Region.Box.about(near, NETWORK_MARGIN_KM));
  }

  private static double middle(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  private List<Sensor> inside(List<SensorRow> rows, List<Sensor> sensors, Region region) {
    Region.Box box = region.box();
    List<Sensor> kept = new ArrayList<>();
    for (int i = 0; i < sensors.size(); i++) {
      Sensor s = sensors.get(i);
      double outside = Math.max(
          Math.max(box.west() - s.eastKm(), s.eastKm() - box.east()),
          Math.max(box.south() - s.northKm(), s.northKm() - box.north()));
      if (outside <= WORLD_MARGIN_KM) {
        kept.add(s);
      } else {
        notices.add(
            "outside",
            String.format(
                Locale.ROOT,
                "file:%s, line %d: sensor %s is %.0f km outside the ground of this plan, expected at most %.0f."
                    + " Not used. Correct its place or name another ground.",
                name(options.network),
                rows.get(i).line(),
                s.id(),
                outside,
                WORLD_MARGIN_KM));
      }
    }
    return kept;
  }

  private PlanScene scene(
      String title, List<Sensor> sensors, Region region, Optional<LineTrace> trace) {
    return new PlanScene(title, sensors, region, trace, plane, notices.lines());
  }

  private List<SensorRow> rows(Path file) {
    Decoded<SensorRow> rows = SensorDecoder.decode("file:" + name(file), bytes(file));
    notices.addAll(rows.rejections());
    if (rows.values().isEmpty()) {
      throw new UserError(String.join("\n", notices.lines())
          + (notices.lines().isEmpty() ? file + ": lists no sensor." : "")
          + " Nothing was planned: no sensor is left.");
    }
    return rows.values();
  }

  private List<List<TablePlace>> outline(@Nullable Path file, int pointsMin) {
    if (file == null) {
      return List.of();
    }
    Decoded<List<TablePlace>> parts =
        OutlineDecoder.decode("file:" + name(file), bytes(file), pointsMin);
    notices.addAll(parts.rejections());
    if (parts.values().isEmpty()) {
      throw new UserError(
          String.join("\n", notices.lines()) + " Nothing was planned: no line or area is left.");
    }
    return parts.values();
  }

  private static String name(@Nullable Path file) {
    return file == null || file.getFileName() == null ? "" : file.getFileName().toString();
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new UserError(file + ": is a folder, pipe or device, expected a file.");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getClass().getSimpleName()
          + "), expected a file of comma-separated text or GeoJSON. Nothing was planned.");
    }
  }
}
