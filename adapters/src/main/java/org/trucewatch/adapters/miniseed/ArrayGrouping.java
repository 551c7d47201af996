// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * Finds which sensors form an array, from where they stand: sensors of one network that are joined by steps of at most
 * {@link #STEP_METERS_MAX} belong together. A sensor alone is no array.
 *
 * <p>The name is what the sites' texts call it, "array W240", where they all agree; else the common beginning of the
 * station codes if it has two characters or more; else the first station's code. A name that is taken gets a number.
 */
public final class ArrayGrouping {
  /** Elements of infrasound arrays stand 0.1 to 3 km apart (CTBTO arrays: 1 to 3 km). */
  public static final double STEP_METERS_MAX = 4000;

  /** Channels without samples join an array up to this many elements; the detector takes no more. */
  public static final int ELEMENTS_MAX = 24;

  private static final double METERS_A_DEGREE = 111_195;
  private static final Pattern NAMED =
      Pattern.compile("\\barray\\s+([A-Za-z0-9_-]{2,16})\\b", Pattern.CASE_INSENSITIVE);

  private ArrayGrouping() {}

  /**
   * The arrays of a run.
   *
   * @param arrays by name; elements by sensor id
   * @param alone with samples, but with no other sensor near
   * @param leftOut without samples, and in no array: none is near, or it has {@link #ELEMENTS_MAX} elements already
   */
  public record Grouped(
      List<SensorArray> arrays, List<StationChannel> alone, List<StationChannel> leftOut) {
    public Grouped {
      arrays = List.copyOf(arrays);
      alone = List.copyOf(alone);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * Groups those that recorded: a channel that is only described must not change an array's name, place or number of
   * working elements. The others are added to the nearest group, and make groups of their own where none is near, so
   * that a silent array is seen to be silent. Of several spans of one channel the latest counts.
   *
   * @param channels all that are described
   * @param recorded of these, each with the span in which it has samples
   */
  public static Grouped group(List<StationChannel> channels, List<StationChannel> recorded) {
    TreeMap<String, StationChannel> heard = latest(recorded);
    TreeMap<String, StationChannel> silent = latest(channels);
    silent.keySet().removeAll(heard.keySet());
    List<List<StationChannel>> groups = groups(heard.values());
    List<List<StationChannel>> guests = attach(groups, silent);
    List<SensorArray> arrays = new ArrayList<>();
    List<StationChannel> alone = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    for (int i = 0; i < groups.size(); i++) {
      List<StationChannel> group = groups.get(i);
      if (group.size() + guests.get(i).size() >= 2) {
        arrays.add(array(uniqueName(name(group), names), group, guests.get(i)));
      } else {
        alone.addAll(group);
      }
    }
    List<StationChannel> leftOut = new ArrayList<>();
    for (List<StationChannel> group : groups(silent.values())) {
      boolean nearHeard =
          group.stream().anyMatch(s -> heard.values().stream().anyMatch(h -> belong(h, s)));
      if (group.size() < 2 || group.size() > ELEMENTS_MAX || nearHeard) {
        leftOut.addAll(group);
      } else {
        arrays.add(array(uniqueName(name(group), names), group, List.of()));
      }
    }
    arrays.sort(Comparator.comparing(SensorArray::arrayId));
    return new Grouped(arrays, alone, leftOut);
  }

  private static TreeMap<String, StationChannel> latest(List<StationChannel> channels) {
    TreeMap<String, StationChannel> latest = new TreeMap<>();
    for (StationChannel c : channels) {
      latest.merge(
          c.sensorId(), c, (a, b) -> b.valid().from().isBefore(a.valid().from()) ? a : b);
    }
    return latest;
  }

  private static List<List<StationChannel>> groups(Collection<StationChannel> channels) {
    List<StationChannel> open = new ArrayList<>(channels);
    List<List<StationChannel>> groups = new ArrayList<>();
    while (!open.isEmpty()) {
      groups.add(takeGroup(open));
    }
    return groups;
  }

  /** Takes from the silent those that join a group, and lists them by group. */
  private static List<List<StationChannel>> attach(
      List<List<StationChannel>> groups, TreeMap<String, StationChannel> silent) {
    List<List<StationChannel>> guests = new ArrayList<>();
    groups.forEach(g -> guests.add(new ArrayList<>()));
    for (StationChannel s : List.copyOf(silent.values())) {
      int nearest = -1;
      double nearestM = Double.POSITIVE_INFINITY;
      for (int i = 0; i < groups.size(); i++) {
        for (StationChannel member : groups.get(i)) {
          double distanceM = distanceMeters(member.position(), s.position());
          if (belong(member, s) && distanceM < nearestM) {
            nearest = i;
            nearestM = distanceM;
          }
        }
      }
      if (nearest >= 0 && groups.get(nearest).size() + guests.get(nearest).size() < ELEMENTS_MAX) {
        guests.get(nearest).add(s);
        silent.remove(s.sensorId());
      }
    }
    return guests;
  }

  private static List<StationChannel> takeGroup(List<StationChannel> open) {
    List<StationChannel> group = new ArrayList<>();
    group.add(open.removeFirst());
    for (int i = 0; i < group.size(); i++) {
      StationChannel member = group.get(i);
      List<StationChannel> near = open.stream().filter(c -> belong(member, c)).toList();
      group.addAll(near);
      open.removeAll(near);
    }
    group.sort(Comparator.comparing(StationChannel::sensorId));
    return group;
  }

  private static boolean belong(StationChannel a, StationChannel b) {
    return network(a).equals(network(b))
        && distanceMeters(a.position(), b.position()) <= STEP_METERS_MAX;
  }

  private static String network(StationChannel c) {
    return c.sensorId().substring(0, c.sensorId().indexOf('.'));
  }

  private static double distanceMeters(GeoPoint a, GeoPoint b) {
    double north = (a.latitudeDegrees() - b.latitudeDegrees()) * METERS_A_DEGREE;
    double east = Math.IEEEremainder(a.longitudeDegrees() - b.longitudeDegrees(), 360)
        * METERS_A_DEGREE
        * StrictMath.cos(StrictMath.toRadians((a.latitudeDegrees() + b.latitudeDegrees()) / 2));
    return StrictMath.hypot(east, north);
  }

  /** The guests are elements too, but have no part in the place. */
  private static SensorArray array(
      String name, List<StationChannel> group, List<StationChannel> guests) {
    List<ArrayElement> elements = new ArrayList<>();
    double firstLongitude = group.getFirst().position().longitudeDegrees();
    double lat = 0;
    double turn = 0;
    double height = 0;
    for (StationChannel c : group) {
      elements.add(new ArrayElement(c.sensorId(), c.position()));
      lat += c.position().latitudeDegrees() / group.size();
      turn +=
          Math.IEEEremainder(c.position().longitudeDegrees() - firstLongitude, 360) / group.size();
      height += c.position().heightMeters() / group.size();
    }
    guests.forEach(g -> elements.add(new ArrayElement(g.sensorId(), g.position())));
    elements.sort(Comparator.comparing(ArrayElement::sensorId));
    double lon = Math.IEEEremainder(firstLongitude + turn, 360);
    return new SensorArray(name, elements, new GeoPoint(lat, lon, height));
  }

  private static String name(List<StationChannel> group) {
    TreeSet<String> named = new TreeSet<>();
    for (StationChannel c : group) {
      Matcher m = NAMED.matcher(c.siteName());
      named.add(m.find() ? m.group(1) : "");
    }
    if (named.size() == 1 && !named.first().isEmpty()) {
      return named.first();
    }
    String common = group.getFirst().stationCode();
    for (StationChannel c : group) {
      while (!c.stationCode().startsWith(common)) {
        common = common.substring(0, common.length() - 1);
      }
    }
    return common.length() >= 2 ? common : group.getFirst().stationCode();
  }

  private static String uniqueName(String name, TreeSet<String> names) {
    String free = name;
    for (int i = 2; !names.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}
