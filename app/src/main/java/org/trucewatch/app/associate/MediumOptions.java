// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.UserError;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.Wind;
import org.trucewatch.science.propagation.HumidAir;
import picocli.CommandLine.Option;

/** What the person knows of the medium. */
final class MediumOptions {
  /** Kinds of wave. */
  enum Kind {
    SOUND,
    SEISMIC
  }

  /** Dry air at 15 degrees Celsius: 340.3 m/s; the sets say 0.34. */
  static final double SOUND_KILOMETERS_PER_SECOND = 0.34;

  /** Sound changes by 0.18 % a degree; 2 % are eleven degrees either way. */
  static final double SOUND_ERROR_UNKNOWN = 0.02;

  private static final double[] CRUST = {6.0, 3.4};

  @Option(
      names = "--medium",
      required = true,
      paramLabel = "sound|seismic",
      description = "What the picks are arrivals of.")
  private Kind kind = Kind.SOUND;

  @Option(
      names = "--speeds",
      split = ",",
      paramLabel = "KM/S",
      description = {
        "Speed of sound in still air, or of P and S: 0.34, or 6.0,3.4 (these are the defaults). A speed of sound that is given"
            + " is held; the default may be off by 2 %% and is learnt with the wind."
      })
  private List<Double> speeds = List.of();

  @Option(
      names = "--temperature",
      paramLabel = "C",
      description = {
        "For sound, in place of --speeds: degrees Celsius of the air near the ground, known to 2 degrees. The speed that follows"
            + " is corrected with the wind."
      })
  private @Nullable Double celsius;

  @Option(
      names = "--humidity",
      paramLabel = "%",
      description =
          "With --temperature: relative humidity in percent, known to 20. Default: 60, known to 30.")
  private @Nullable Double humidityPercent;

  @Option(
      names = "--pick-error",
      paramLabel = "S",
      description =
          "One standard deviation of a pick's time, s. Default: 0.05 for sound, 0.1 for seismic.")
  private @Nullable Double pickError;

  @Option(
      names = "--path-error",
      paramLabel = "FRACTION",
      description = {
        "One standard deviation of a path's travel time as a fraction of it, after wind is learnt. Default: 0.005 for sound,"
            + " 0.01 for seismic."
      })
  private @Nullable Double pathError;

  /** Deeper than any earthquake that was ever located. */
  private static final double DEPTH_KILOMETERS_MAX = 700;

  private static final double DEPTH_KILOMETERS = 25;

  /** An event of more picks than this needs a network that one run does not hold. */
  private static final int PICKS_MIN_MAX = 1_000;

  @Option(
      names = "--velocity-model",
      paramLabel = "FILE|ak135",
      description = {
        "For seismic, in place of --speeds: the model ak135, or a file with columns depth_top_km, vp_km_s, vs_km_s. Events then"
            + " have depths."
      })
  private @Nullable String velocityModel;

  @Option(
      names = "--depth-max",
      paramLabel = "KM",
      description = "Deepest event looked for, with --velocity-model. Default: 25.")
  private @Nullable Double depthMax;

  @Option(
      names = "--min-picks",
      paramLabel = "N",
      description = "Fewest picks of an event. Default: 6 for sound, 10 for seismic.")
  private @Nullable Integer picksMin;

  @Option(
      names = "--audible-km",
      paramLabel = "KM",
      description =
          "Farthest that anything is heard. Default: eight mean spacings of the stations.")
  private @Nullable Double audibleKm;

  boolean isSound() {
    return kind == Kind.SOUND;
  }

  double pickErrorSeconds() {
    double value = pickError == null ? (isSound() ? 0.05 : 0.1) : pickError;
    if (!(value > 0 && value <= 60)) {
      throw new UserError("--pick-error is " + value
          + " s, expected more than 0 and at most 60 s. Nothing was run.");
    }
    return value;
  }

  private double pathErrorFraction() {
    double value = pathError == null ? (isSound() ? 0.005 : 0.01) : pathError;
    if (!(value >= 0 && value <= 0.2)) {
      throw new UserError(
          "--path-error is " + value
              + ", expected a fraction of the travel time from 0 to 0.2 (0.5 % is 0.005). Nothing was run.");
    }
    return value;
  }

  /** The file of the velocity model; null where there is none, or a model by name. */
  @Nullable
  Path velocityModelFile() {
    return velocityModel == null || MediumModels.isName(velocityModel)
        ? null
        : Path.of(velocityModel);
  }

  NetworkSettings settings() {
    NetworkSettings base = isSound() ? NetworkSettings.sound() : NetworkSettings.seismic();
    int picks = picksMin == null ? base.picksMin() : picksMin;
    if (picks < NetworkSettings.PICKS_FLOOR || picks > PICKS_MIN_MAX) {
      throw new UserError("--min-picks is " + picks + " picks, expected "
          + NetworkSettings.PICKS_FLOOR + " to " + PICKS_MIN_MAX + ". Nothing was run.");
    }
    if (audibleKm != null && !(audibleKm >= 0.01 && audibleKm <= 20_000)) {
      throw new UserError(
          "--audible-km is " + audibleKm + " km, expected 0.01 to 20000 km. Nothing was run.");
    }
    return new NetworkSettings(
        picks,
        base.detection(),
        audibleKm == null ? base.audibleKmMax() : audibleKm,
        base.eventsPerKm2AndHour(),
        base.clutterPerNodeAndHour(),
        base.probabilityMin());
  }

  /** Most of what a person can mistake about speeds and depth, told before any file is read. */
  void require() {
    pickErrorSeconds();
    pathErrorFraction();
    requireSpeeds();
    if (depthMax == null) {
      return;
    }
    if (velocityModel == null) {
      throw new UserError("--depth-max is " + depthMax + " km, expected only with --velocity-model"
          + (isSound() ? ", which sound has not" : "") + ". Nothing was run.");
    }
    if (!(depthMax >= 0 && depthMax <= DEPTH_KILOMETERS_MAX)) {
      throw new UserError("--depth-max is " + depthMax + " km, expected 0 to "
          + Math.round(DEPTH_KILOMETERS_MAX) + " km. Nothing was run.");
    }
  }

  private void requireSpeeds() {
    int needed = isSound() ? 1 : 2;
    if (!speeds.isEmpty() && speeds.size() != needed) {
      throw new UserError("--speeds has " + speeds.size() + " values, expected "
          + (isSound() ? "one, as 0.34, for sound." : "two, as 6.0,3.4, for seismic.")
          + " Nothing was run.");
    }
    for (double speed : speeds) {
      if (!(speed >= 0.1 && speed <= 20)) {
        throw new UserError("--speeds is " + speed
            + ", expected 0.1 to 20 km/s (340 m/s is 0.34). Nothing was run.");
      }
    }
    if (speeds.size() == 2 && speeds.get(1) >= speeds.get(0)) {
      throw new UserError("--speeds is " + speeds.get(0) + " km/s for P and " + speeds.get(1)
          + " km/s for S, expected P, which is the faster, first. Nothing was run.");
    }
  }

  /**
   * The medium.
   *
   * @param reachKm farthest distance that travel times are asked for
   */
  Medium medium(double reachKm) {
    require();
    if (!isSound() && (celsius != null || humidityPercent != null)) {
      throw new UserError("--temperature and --humidity go with --medium sound. Nothing was run.");
    }
    if (isSound()) {
      if (velocityModel != null) {
        throw new UserError(
            "--velocity-model goes with --medium seismic; sound has --speeds. Nothing was run.");
      }
      if (celsius != null) {
        return fromWeather(celsius);
      }
      if (humidityPercent != null) {
        throw new UserError(
            "--humidity goes with --temperature: alone it says little of sound. Nothing was run.");
      }
      return new Medium.Sound(
          speeds.isEmpty() ? SOUND_KILOMETERS_PER_SECOND : speeds.getFirst(),
          pathErrorFraction(),
          speeds.isEmpty() ? SOUND_ERROR_UNKNOWN : 0,
          Wind.Learnt.withoutForecast());
    }
    if (velocityModel != null) {
      return new Medium.Layered(
          LayeredTables.of(
              MediumModels.read(velocityModel),
              depthMax == null ? DEPTH_KILOMETERS : depthMax,
              reachKm),
          pathErrorFraction());
    }
    return new Medium.Seismic(
        speeds.isEmpty() ? CRUST[0] : speeds.get(0),
        speeds.isEmpty() ? CRUST[1] : speeds.get(1),
        pathErrorFraction());
  }

  private Medium fromWeather(double temperature) {
    if (!speeds.isEmpty()) {
      throw new UserError(
          "--temperature and --speeds both tell the speed of sound: give one. Nothing was run.");
    }
    double percent = humidityPercent == null ? 60 : humidityPercent;
    double percentSd = humidityPercent == null ? 30 : 20;
    try {
      return Medium.Sound.fromWeather(
          HumidAir.of(temperature + 273.15, percent / 100),
          2,
          percentSd / 100,
          pathErrorFraction(),
          Wind.Learnt.withoutForecast());
    } catch (IllegalArgumentException e) {
      throw new UserError("--temperature is " + temperature + " degrees and --humidity " + percent
          + " %, expected -33 to 51 degrees and 0 to 100 %: " + e.getMessage()
          + ". Nothing was run.");
    }
  }
}
