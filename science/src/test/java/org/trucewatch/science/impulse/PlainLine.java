// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.domain.quantity.Symmetric2;

/** A plain line with nodes every 3 km, still air, and sources whose picks are put together from a seed. */
public final class PlainLine {
  private static final double SOUND = 0.34;

  private final Random random;
  private final List<Sensor> sensors = new ArrayList<>();
  private final List<Observation> observations = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();

  private record Source(double seconds, double east, double north, List<Observation.Pick> picks) {}

  public PlainLine(long seed, double lengthKilometers) {
    random = new Random(seed);
    for (double x = 1.5; x < lengthKilometers; x += 3) {
      for (double y = -7.5; y < 9; y += 3) {
        sensors.add(new Sensor(
            "N" + sensors.size(),
            SensorKind.ACOUSTIC_NODE,
            "mission",
            y > 0 ? "north" : "south",
            x + 0.5 * random.nextGaussian(),
            y + 0.5 * random.nextGaussian()));
      }
    }
  }

  public List<Sensor> sensors() {
    return sensors;
  }

  public void add(Observation observation) {
    observations.add(observation);
  }

  public void register(Sensor sensor) {
    sensors.add(sensor);
  }

  /** Moves where a node says it stands, after its picks were made. */
  public void displace(int node, double east, double north) {
    Sensor s = sensors.get(node);
    sensors.set(
        node,
        new Sensor(
            s.name(),
            s.kind(),
            s.owner(),
            s.hostPartyId(),
            s.eastKilometers() + east,
            s.northKilometers() + north));
  }

  /** A blast that nodes hear whose level stands above 13.5 dB; located by those picks. */
  public void blast(double seconds, double east, double north, double kilograms) {
    List<Observation.Pick> picks = new ArrayList<>();
    for (int i = 0; i < sensors.size(); i++) {
      Sensor s = sensors.get(i);
      if (s.kind() != SensorKind.ACOUSTIC_NODE) {
        continue;
      }
      double km = Math.hypot(s.eastKilometers() - east, s.northKilometers() - north);
      double level = 194.5
          + 7.34 * Math.log10(kilograms)
          - 75
          - 22 * Math.log10(1000 * Math.max(km, 0.1))
          - 5
          - 0.6 * km
          - 5
          + 5 * random.nextGaussian();
      if (level > 13.5) {
        double at = seconds + km / SOUND * (1 + 0.002 * random.nextGaussian());
        picks.add(
            new Observation.Pick(i, at + 0.012 * random.nextGaussian(), 0.012, level, at + 1));
      }
    }
    observations.addAll(picks);
    sources.add(new Source(seconds, east, north, picks));
  }

  public void noise(double perNodeDay, double untilSeconds) {
    int count = (int) (perNodeDay * sensors.size() * untilSeconds / 86_400);
    for (int i = 0; i < count; i++) {
      double at = untilSeconds * random.nextDouble();
      double level = 13.5 - 3 * Math.log(1 - random.nextDouble());
      add(new Observation.Pick(random.nextInt(sensors.size()), at, 0.012, level, at + 1));
    }
  }

  public LineRecord record(double untilSeconds) {
    long[] numbers = new long[observations.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 10L + i;
    }
    ControlLine line = new ControlLine(
        List.of(new ControlLine.Vertex(-50, 0), new ControlLine.Vertex(1_500, 0)),
        "north",
        "south",
        0.3,
        3,
        0);
    return new LineRecord(sensors, observations, numbers, line, 0, untilSeconds, SOUND);
  }

  /** The blasts that six nodes heard, where they were within 30 m. */
  public List<LocatedPulse> pulses(LineRecord record) {
    List<LocatedPulse> pulses = new ArrayList<>();
    for (Source s : sources) {
      if (s.picks.size() < 6) {
        continue;
      }
      List<Long> numbers = s.picks.stream()
          .map(p -> record.numbers()[record.observations().indexOf(p)])
          .sorted()
          .toList();
      double far = s.picks.stream().mapToDouble(p -> away(s, p.sensor())).max().orElse(0);
      List<Integer> silent = new ArrayList<>();
      for (int i = 0; i < sensors.size(); i++) {
        int node = i;
        if (away(s, i) < far && s.picks.stream().noneMatch(p -> p.sensor() == node)) {
          silent.add(i);
        }
      }
      pulses.add(new LocatedPulse(
          "p" + (int) (10 * s.seconds),
          s.seconds + 0.05 * random.nextGaussian(),
          0.1,
          s.east + 0.03 * random.nextGaussian(),
          s.north + 0.03 * random.nextGaussian(),
          new Symmetric2(0.0009, 0, 0.0009),
          1,
          numbers,
          silent));
    }
    pulses.sort(Comparator.comparingDouble(LocatedPulse::seconds));
    return pulses;
  }

  private double away(Source s, int sensor) {
    return Math.hypot(
        sensors.get(sensor).eastKilometers() - s.east,
        sensors.get(sensor).northKilometers() - s.north);
  }
}
