// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.association.network.NetworkAssociation;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.scoring.EllipseCoverage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes found events as comma-separated text and as GeoJSON. */
public final class EventFiles {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int OUTLINE_POINTS = 48;

  private final AssociationInput input;
  private final NetworkAssociation result;

  public EventFiles(AssociationInput input, NetworkAssociation result) {
    this.input = input;
    this.result = result;
  }

  /**
   * Columns {@code event_id, time_s, x_km, y_km, probability, cov_xx_km2, cov_xy_km2, cov_yy_km2, pick_ids}; for stations on the
   * Earth {@code latitude_deg, longitude_deg} in place of {@code x_km, y_km}, and covariances east and north at the event. Times
   * are the pick file's seconds, or seconds since 1970 in UTC. Pick ids stand between blanks, in order of arrival.
   */
  public String csv() {
    boolean plane = input.stations().ground() instanceof Ground.Plane;
    StringBuilder out = new StringBuilder("event_id,time_s,")
        .append(plane ? "x_km,y_km" : "latitude_deg,longitude_deg")
        .append(",probability,cov_xx_km2,cov_xy_km2,cov_yy_km2,pick_ids\n");
    for (NetworkEvent event : result.events()) {
      Symmetric2 c = covariance(event);
      double[] place = place(event);
      out.append(String.format(
          Locale.ROOT,
          plane
              ? "%s,%.4f,%.6f,%.6f,%.6f,%.6e,%.6e,%.6e,%s%n"
              : "%s,%.4f,%.7f,%.7f,%.6f,%.6e,%.6e,%.6e,%s%n",
          event.eventId(),
          event.timeSeconds() + input.picks().epochSeconds(),
          place[0],
          place[1],
          event.probability(),
          c.ee(),
          c.en(),
          c.nn(),
          Arrays.stream(TruthFile.numbers(event))
              .mapToObj(n -> input.picks().id(n))
              .collect(Collectors.joining(" "))));
    }
    return out.toString();
  }

  /** x and y, or latitude and longitude. */
  double[] place(NetworkEvent event) {
    return switch (input.stations().ground()) {
      case Ground.Plane p -> new double[] {event.eastKm(), event.northKm()};
      case Ground.Earth e -> {
        GeoPoint at = e.point(event.eastKm(), event.northKm());
        yield new double[] {at.latitudeDegrees(), at.longitudeDegrees()};
      }
    };
  }

  /** Of the place, km², east and north there. */
  Symmetric2 covariance(NetworkEvent event) {
    Symmetric2 inPlane = new Symmetric2(
        event.covariance().xx(), event.covariance().xy(), event.covariance().yy());
    return switch (input.stations().ground()) {
      case Ground.Plane p -> inPlane;
      case Ground.Earth e -> e.atPoint(inPlane, event.eastKm(), event.northKm());
    };
  }

  /**
   * A point and its 90 % ellipse for each event. For stations in a plane of unknown origin the coordinates are that plane's
   * kilometres, which the collection says.
   */
  public String geoJson() {
    ObjectNode collection = JSON.createObjectNode().put("type", "FeatureCollection");
    if (input.stations().ground() instanceof Ground.Plane) {
      collection.put("coordinates_in", "km east and north in the plane of the station file");
    }
    ArrayNode features = collection.putArray("features");
    for (NetworkEvent event : result.events()) {
      ObjectNode point = feature(features, event, "event");
      double[] at = coordinates(event.eastKm(), event.northKm());
      point
          .putObject("geometry")
          .put("type", "Point")
          .putArray("coordinates")
          .add(at[0])
          .add(at[1]);
      outline(features, event);
    }
    return collection.toPrettyString() + "\n";
  }

  private ObjectNode feature(ArrayNode features, NetworkEvent event, String what) {
    ObjectNode feature = features.addObject().put("type", "Feature");
    feature
        .putObject("properties")
        .put("event_id", event.eventId())
        .put("what", what)
        .put("time_s", rounded(event.timeSeconds() + input.picks().epochSeconds(), 1e4))
        .put("probability", rounded(event.probability(), 1e6))
        .put("picks", event.picks().size());
    if (Double.isFinite(event.depthSdKm())) {
      ObjectNode properties = (ObjectNode) feature.get("properties");
      properties
          .put("depth_km", rounded(event.depthKm(), 1e3))
          .put("depth_sd_km", rounded(event.depthSdKm(), 1e3));
    }
    return feature;
  }

  /** The ellipse; none about a pole, which no ring of longitudes encloses. */
  private void outline(ArrayNode features, NetworkEvent event) {
    List<double[]> corners = corners(event);
    List<List<double[]>> rings = input.stations().ground() instanceof Ground.Plane
        ? List.of(corners)
        : DateLine.cut(corners);
    if (!rings.isEmpty()) {
      ObjectNode geometry = feature(features, event, "ellipse, 90 %").putObject("geometry");
      boolean one = rings.size() == 1;
      ArrayNode to = geometry.put("type", one ? "Polygon" : "MultiPolygon").putArray("coordinates");
      rings.forEach(ring -> ring((one ? to : to.addArray()).addArray(), ring));
    }
  }

  /** Corners of the 90 % ellipse against the clock, the first not repeated: x and y, or longitude and latitude. */
  private List<double[]> corners(NetworkEvent event) {
    double low = Math.sqrt(event.covariance().xx());
    double side = event.covariance().xy() / low;
    double rest = Math.sqrt(Math.max(0, event.covariance().yy() - side * side));
    double scale = Math.sqrt(EllipseCoverage.CHI_SQUARED_90);
    List<double[]> corners = new ArrayList<>();
    for (int i = 0; i < OUTLINE_POINTS; i++) {
      double angle = 2 * Math.PI * i / OUTLINE_POINTS;
      double a = scale * Math.cos(angle);
      double b = scale * Math.sin(angle);
      corners.add(coordinates(event.eastKm() + low * a, event.northKm() + side * a + rest * b));
    }
    return corners;
  }

  private void ring(ArrayNode to, List<double[]> ring) {
    ring.forEach(at -> to.addArray().add(at[0]).add(at[1]));
    to.addArray().add(ring.getFirst()[0]).add(ring.getFirst()[1]);
  }

  /** x and y, or longitude and latitude, as they are written. */
  private double[] coordinates(double xKilometers, double yKilometers) {
    return switch (input.stations().ground()) {
      case Ground.Plane p -> new double[] {rounded(xKilometers, 1e6), rounded(yKilometers, 1e6)};
      case Ground.Earth e -> {
        GeoPoint at = e.point(xKilometers, yKilometers);
        yield new double[] {rounded(at.longitudeDegrees(), 1e7), rounded(at.latitudeDegrees(), 1e7)
        };
      }
    };
  }

  private static double rounded(double value, double steps) {
    return Math.rint(value * steps) / steps;
  }
}
