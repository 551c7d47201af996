// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.List;

/**
 * How probably each kind of sensor detects one class of source, by the physics of one case.
 *
 * <p>Sound: level at the sensor = {@link BlastSound} − air ({@link Weather}) − ground ({@link CoverageCase.GroundLoss}); noise = wind
 * behind the screen and the site's floor, added in power; detected where level − noise, spread by the air from path to path, is
 * above the threshold. Ground: the local magnitude of a surface burst and its peak velocity near 8 Hz against three times the
 * noise. Infrasound, radar, drones and vehicles: ranges of the shared design, each named below. A kind that physics gives no
 * number for detects nothing.
 *
 * <p>Not for use by two threads at once.
 */
public final class Hearing implements Audibility {
  /**
   * Farthest range at which a pick of a single acoustic sensor is used, km: beyond, half a minute of other people's noise
   * competes with every arrival. Shared design, physics, section 1.7: ranges beyond about 20 km are not credible at a front line.
   */
  public static final double ACOUSTIC_RANGE_KM_MAX = 20;

  /**
   * By how much a node hears less than the peak on open ground, dB: its band of 10 to 40 Hz holds part of a pulse, and nothing
   * stands on open ground. Calibrated once, on one number: with it half of the 120 mm impacts are detected at 6.0 km in the base
   * case, as in the shared design, physics, section 1.7, whose base column agrees with what patrols reported. The same in all
   * cases and for all sources; decision 0023.
   */
  public static final double NODE_LOSS_DECIBELS = 7.6;

  /** Coherent gain of four microphones, dB; physics 8.2. */
  static final double ARRAY_GAIN_DECIBELS = 6;

  /** Infrasound: range at 10 kg and at 50 kg, km; physics 1.7 and 8.2, assumed; power law between and beyond. */
  static final double INFRASOUND_KM_AT_10_KG = 40;

  static final double INFRASOUND_KM_AT_50_KG = 80;

  /** The tropospheric zone ends here, km; physics 1.7. */
  static final double INFRASOUND_KM_MAX = 80;

  /** Radar: share of projectiles tracked near by, physics 4.2. */
  static final double RADAR_TRACKED_SHARE = 0.9;

  /** Half of a radar's sector of 90 degrees, radians. */
  static final double RADAR_HALF_SECTOR = Math.PI / 4;

  /** Thermal camera, 100 mm: a vehicle of 2.3 m is recognised to here, km; Johnson's criteria, physics 5. */
  static final double CAMERA_KM = 3.2;

  private static final double SEISMIC_FREQUENCY = 8;
  private static final double SEISMIC_THRESHOLD = 3;
  private static final double SEISMIC_KM_MAX = 300;
  private static final double RADAR_KM_MAX = 80;

  private final CoverageCase given;
  private final SourceClass source;
  private final BlastSound sound;
  private final double acousticKmMax;
  private final int draws;
  private final double[] windEast;
  private final double[] windNorth;
  private final double[] calmLoss;
  private final boolean[] windy;
  private final double[] margin;
  private final double[] spread;
  private final double[] coupling;

  /**
   * @param given the case
   * @param source what is to be detected
   * @param weathers that are averaged over
   * @param acousticKmMax range of a single acoustic sensor; {@link #ACOUSTIC_RANGE_KM_MAX} unless for comparison
   */
  public Hearing(
      CoverageCase given, SourceClass source, List<Weather> weathers, double acousticKmMax) {
    this.given = given;
    this.source = source;
    this.sound = new BlastSound(source);
    this.acousticKmMax = acousticKmMax;
    draws = weathers.size();
    windEast = weathers.stream().mapToDouble(Weather::towardsEast).toArray();
    windNorth = weathers.stream().mapToDouble(Weather::towardsNorth).toArray();
    calmLoss = weathers.stream().mapToDouble(w -> w.state().lossDecibels(0)).toArray();
    spread = weathers.stream().mapToDouble(w -> w.state().pathDecibelsSd()).toArray();
    coupling = weathers.stream().mapToDouble(Weather::couplingMagnitudes).toArray();
    margin = weathers.stream().mapToDouble(this::marginDecibels).toArray();
    windy = new boolean[draws];
    for (int m = 0; m < draws; m++) {
      windy[m] = weathers.get(m).state() == Weather.State.WINDY;
    }
  }

  /** What a level must exceed, less what this source is louder. */
  private double marginDecibels(Weather weather) {
    CoverageCase.Listening l = given.listening();
    double wind = WindNoise.rmsPascals(weather.windMetersPerSecond())
        * StrictMath.pow(10, -l.screenDecibels() / 20);
    double noise = Math.sqrt(wind * wind + l.floorPascals() * l.floorPascals());
    return BlastSound.decibels(noise)
        + l.thresholdDecibels()
        + NODE_LOSS_DECIBELS
        - weather.sourceDecibels();
  }

  @Override
  public int draws() {
    return draws;
  }

  @Override
  public double reachKm(SensorKind kind) {
    return switch (kind) {
      case PHONE_NODE, ACOUSTIC_NODE, ACOUSTIC_ARRAY -> acousticKmMax;
      case SEISMIC_STATION -> SEISMIC_KM_MAX;
      case INFRASOUND_ARRAY -> 2 * INFRASOUND_KM_MAX;
      case CAMERA_MAST -> CAMERA_KM;
      case RADAR -> RADAR_KM_MAX;
    };
  }

  @Override
  public void fill(Sensor sensor, double eastKm, double northKm, double[] perDraw) {
    double east = sensor.eastKm() - eastKm;
    double north = sensor.northKm() - northKm;
    double range = Math.sqrt(east * east + north * north);
    switch (sensor.kind()) {
      case PHONE_NODE -> fillAll(perDraw, droneHeard(range));
      case ACOUSTIC_NODE -> sound(range, east, north, 0, perDraw);
      case ACOUSTIC_ARRAY -> sound(range, east, north, ARRAY_GAIN_DECIBELS, perDraw);
      case SEISMIC_STATION -> seismic(range, perDraw);
      case INFRASOUND_ARRAY -> infrasound(range, perDraw);
      case CAMERA_MAST ->
        fillAll(
            perDraw,
            source == SourceClass.VEHICLE && range <= CAMERA_KM ? given.stationUpShare() : 0);
      case RADAR -> fillAll(perDraw, radar(sensor, range, east, north));
    }
  }

  private static void fillAll(double[] perDraw, double probability) {
    java.util.Arrays.fill(perDraw, probability);
  }

  private double droneHeard(double range) {
    return source == SourceClass.PISTON_DRONE && range <= given.droneRangeKm()
        ? given.listening().upShare()
        : 0;
  }

  private void sound(double range, double east, double north, double gain, double[] perDraw) {
    if (source.yieldKilograms() == 0 || range > acousticKmMax) {
      fillAll(perDraw, droneHeard(range));
      return;
    }
    CoverageCase.GroundLoss g = given.ground();
    double level = sound.decibelsAt(range)
        + gain
        + g.nearDecibels() * StrictMath.expm1(-range / 1.5)
        - g.decibelsPerKilometer() * Math.min(range, 20);
    double rise = Weather.rise(range);
    double up = given.listening().upShare();
    double scale = range > 0 ? 1 / range : 0;
    for (int m = 0; m < draws; m++) {
      double loss = calmLoss[m];
      if (windy[m]) {
        double cosine = (east * windEast[m] + north * windNorth[m]) * scale;
        loss = Weather.State.WINDY.lossDecibels(cosine);
      }
      perDraw[m] = up * Normal.below((level - loss * rise - margin[m]) / spread[m]);
    }
  }

  /** Physics 2.2: ML = 1.2 + 0.73 log10 (yield in t); log10 A = ML − 1.11 log10 R − 0.00189 R + 2.09, A in nm. */
  private void seismic(double range, double[] perDraw) {
    if (source.role() != SourceClass.Role.IMPACT || range > SEISMIC_KM_MAX) {
      fillAll(perDraw, 0); // a launch pushes the air, not the ground: no number for it
      return;
    }
    double r = Math.max(range, BlastSound.RANGE_KM_MIN);
    double amplitude =
        seismicMagnitude(source.yieldKilograms()) - 1.11 * StrictMath.log10(r) - 0.00189 * r + 2.09;
    double needed = StrictMath.log10(SEISMIC_THRESHOLD
        * given.seismicNoiseNanometersPerSecond()
        / (2 * Math.PI * SEISMIC_FREQUENCY));
    for (int m = 0; m < draws; m++) {
      perDraw[m] = amplitude + coupling[m] > needed ? given.stationUpShare() : 0;
    }
  }

  static double seismicMagnitude(double yieldKilograms) {
    return 1.2 + 0.73 * StrictMath.log10(yieldKilograms / 1000);
  }

  private void infrasound(double range, double[] perDraw) {
    if (source.yieldKilograms() == 0) {
      fillAll(perDraw, 0);
      return;
    }
    double power =
        StrictMath.log(INFRASOUND_KM_AT_50_KG / INFRASOUND_KM_AT_10_KG) / StrictMath.log(5);
    double limit = Math.min(
        INFRASOUND_KM_MAX,
        INFRASOUND_KM_AT_10_KG * StrictMath.pow(source.yieldKilograms() / 10, power));
    double above = 22 * StrictMath.log10(limit / Math.max(range, BlastSound.RANGE_KM_MIN));
    for (int m = 0; m < draws; m++) {
      perDraw[m] = given.stationUpShare() * Normal.below(above / spread[m]);
    }
  }

  private double radar(Sensor sensor, double range, double east, double north) {
    if (source.radarRangeKm() == 0 || !isFacing(sensor, east, north)) {
      return 0;
    }
    double ratio = range / source.radarRangeKm();
    double square = ratio * ratio;
    double eighth = square * square * square * square;
    return given.radarDutyShare() * given.stationUpShare() * RADAR_TRACKED_SHARE / (1 + eighth);
  }

  private static boolean isFacing(Sensor sensor, double east, double north) {
    if (Double.isNaN(sensor.facingRadians())) {
      return true;
    }
    double off = StrictMath.atan2(-east, -north) - sensor.facingRadians();
    return StrictMath.cos(off) >= StrictMath.cos(RADAR_HALF_SECTOR);
  }
}
