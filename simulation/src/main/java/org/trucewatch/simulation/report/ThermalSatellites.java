// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.SimulatedFile.Format;

/**
 * Two satellites with an imager of 375 m pixels, each over the region about 01:30 and 13:30 local solar time, and the
 * cloud below them. They report pixels hotter than their surroundings, not what burns there.
 */
public final class ThermalSatellites {
  /** Minutes after 01:30 and 13:30 at which each satellite passes on the first day. */
  private static final int[] PASSES_AFTER_MINUTES = {-24, 27};

  /** A pass shifts from day to day within the swath. */
  private static final int DRIFT_MINUTES = 17;

  /** Saturation of channel I4, kelvin. */
  private static final double SATURATED_KELVIN = 367;

  private final ZoneOffset solarZone;
  private final List<CloudDay> cloud;

  /**
   * Cloud over a day.
   *
   * @param whole mean fraction over the region
   * @param east mean fraction over its eastern half
   */
  public record CloudDay(LocalDate date, double whole, double east) {}

  /**
   * @param solarZone local solar time, to the hour
   * @param cloud days in order; overpasses are made for these days
   */
  public ThermalSatellites(ZoneOffset solarZone, List<CloudDay> cloud) {
    this.solarZone = solarZone;
    this.cloud = List.copyOf(cloud);
  }

  /** The cloud table. */
  public byte[] cloudCover() {
    var table = new Table(Format.CLOUD_COVER_CSV);
    for (CloudDay day : cloud) {
      table.add(day.date().toString(), fixed(day.whole(), 4), fixed(day.east(), 4));
    }
    return table.bytes();
  }

  /** The table of hot pixels in order of time, then latitude and longitude. */
  public byte[] pixels(List<ThermalSource> sources, Chance chance) {
    List<Pixel> pixels = new ArrayList<>();
    for (CloudDay day : cloud) {
      for (Pass pass : passes(day.date())) {
        for (ThermalSource source : sources) {
          Chance own = chance.forked(pass.at() + pass.satellite() + source.place());
          pixels.addAll(seen(source, pass, day, own));
        }
      }
    }
    pixels.sort(Comparator.comparing(Pixel::at)
        .thenComparing(Pixel::latitudeDegrees)
        .thenComparing(Pixel::longitudeDegrees));
    var table = new Table(Format.FIRMS_CSV);
    pixels.forEach(p -> table.add(p.cells()));
    return table.bytes();
  }

  private record Pass(Instant at, String satellite, String dayNight) {
    boolean night() {
      return dayNight.equals("N");
    }
  }

  /** Passes within the UTC day, earliest first. */
  private List<Pass> passes(LocalDate date) {
    List<Pass> passes = new ArrayList<>();
    for (int local = -1; local <= 1; local++) {
      for (int satellite = 0; satellite < PASSES_AFTER_MINUTES.length; satellite++) {
        LocalDate day = date.plusDays(local);
        int drift = (int) Math.floorMod(day.toEpochDay() * DRIFT_MINUTES, 40) - 20;
        int minutes = PASSES_AFTER_MINUTES[satellite] + drift;
        String name = "EXERCISE-" + (satellite + 1);
        passes.add(new Pass(at(day, LocalTime.of(1, 30), minutes), name, "N"));
        passes.add(new Pass(at(day, LocalTime.of(13, 30), minutes), name, "D"));
      }
    }
    passes.removeIf(p -> !p.at().atOffset(ZoneOffset.UTC).toLocalDate().equals(date));
    passes.sort(Comparator.comparing(Pass::at).thenComparing(Pass::satellite));
    return passes;
  }

  private Instant at(LocalDate day, LocalTime time, int minutes) {
    return day.atTime(time).toInstant(solarZone).plus(minutes, ChronoUnit.MINUTES);
  }

  private static List<Pixel> seen(ThermalSource source, Pass pass, CloudDay day, Chance chance) {
    List<Pixel> pixels = new ArrayList<>();
    boolean hidden = source.shroud() == ThermalSource.Shroud.CLOUD && chance.happens(day.whole());
    if (hidden || !source.burns().contains(pass.at())) {
      return pixels;
    }
    int count = 1 + chance.below(source.pixels());
    for (int i = 0; i < count; i++) {
      double megawatts = source.radiativePowerMegawatts()
          * StrictMath.exp(0.4 * chance.gaussian())
          * (pass.night() ? 0.7 : 1);
      pixels.add(pixel(near(source.place(), i, chance), pass, megawatts, chance));
    }
    return pixels;
  }

  /** The first pixel lies on the source, further ones within some pixels of it. */
  private static GeoPoint near(GeoPoint place, int index, Chance chance) {
    double degrees = index == 0 ? 0.0012 : 0.0045;
    return GeoPoint.onEllipsoid(
        place.latitudeDegrees() + degrees * chance.gaussianWithin(1, 2),
        place.longitudeDegrees() + degrees * chance.gaussianWithin(1, 2));
  }

  /** 15 K at 0.5 MW by night and 0.9 MW by day, growing with the root; background 285 and 302 K. */
  private static Pixel pixel(GeoPoint place, Pass pass, double megawatts, Chance chance) {
    double background = pass.night() ? 285 : 302;
    double rise = 15 * StrictMath.sqrt(megawatts / (pass.night() ? 0.5 : 0.9));
    double kelvin = Math.min(SATURATED_KELVIN, background + rise + chance.gaussian());
    boolean weak = !pass.night() && rise < 15;
    String confidence = kelvin >= SATURATED_KELVIN ? "high" : weak ? "low" : "nominal";
    return new Pixel(
        place.latitudeDegrees(), place.longitudeDegrees(), pass, confidence, kelvin, megawatts);
  }

  private record Pixel(
      double latitudeDegrees,
      double longitudeDegrees,
      Pass pass,
      String confidence,
      double kelvin,
      double megawatts) {
    Instant at() {
      return pass.at();
    }

    String[] cells() {
      return new String[] {
        fixed(latitudeDegrees, 5),
        fixed(longitudeDegrees, 5),
        pass.at().toString(),
        pass.satellite(),
        "VIIRS",
        pass.dayNight(),
        confidence,
        fixed(kelvin, 2),
        fixed(megawatts, 2)
      };
    }
  }

  private static String fixed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
