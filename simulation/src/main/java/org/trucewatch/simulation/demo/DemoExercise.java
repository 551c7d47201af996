// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.demo;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.domain.quantity.TimeSpan;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.SimulatedChannel;
import org.trucewatch.simulation.SimulatedFile;
import org.trucewatch.simulation.SimulatedFile.Format;
import org.trucewatch.simulation.SimulatedRecording;
import org.trucewatch.simulation.report.ContactLine.Bank;
import org.trucewatch.simulation.report.Gazetteer;
import org.trucewatch.simulation.report.PartyReports;
import org.trucewatch.simulation.report.ThermalSatellites;
import org.trucewatch.simulation.waveform.ArrayRecorder;
import org.trucewatch.simulation.waveform.InfrasoundArray;
import org.trucewatch.simulation.waveform.Microbaroms;
import org.trucewatch.simulation.waveform.NoiseSpectrum;
import org.trucewatch.simulation.waveform.WaveTrain;
import org.trucewatch.simulation.waveform.WindNoise;

/**
 * The exercise that {@code ./trucewatch demo} plays: two evenings' worth of sensors and statements from {@link
 * DemoWorld}. Equal seeds give equal bytes; every seed gives a valid recording.
 *
 * <p>Reports come first and recordings after them, as a monitor that joins a running truce would load them.
 */
public final class DemoExercise {
  /**
   * The seed that the demo plays when none is asked for. Chosen among the first five because both larger explosions are
   * located in it; exercises score many seeds, the demo shows one.
   */
  public static final long SEED = 5;

  /** Says so in every station description. */
  private static final String DESCRIPTION = "EXERCISE - SIMULATED DATA";

  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final double MICROPHONE_METERS = 2;
  private static final double ROUGHNESS_METERS = 0.05;
  private static final double SCREEN_DECIBELS = 20;
  private static final double MICROBAROM_DENSITY = 0.01;

  private final DemoWorld world;
  private final Sides sides;
  private final DemoTruth truth;

  private DemoExercise(long seed, Sides sides) {
    this.world = new DemoWorld(seed, sides);
    this.sides = sides;
    this.truth = new DemoTruth(seed);
  }

  /** The exercise between the {@linkplain Sides#DEMO demo's parties}. */
  public static SimulatedRecording generate(long seed) {
    return generate(seed, Sides.DEMO);
  }

  /** The exercise between these sides; {@link Sides#exchanged} gives the mirrored one. */
  public static SimulatedRecording generate(long seed, Sides sides) {
    return new DemoExercise(seed, sides).run();
  }

  private SimulatedRecording run() {
    List<SimulatedFile> files = new ArrayList<>(reports());
    List<InfrasoundArray> arrays = world.arrays();
    for (InfrasoundArray array : arrays) {
      truth.faults(array);
      files.addAll(recordings(array));
    }
    truth.heat(world.heat());
    truth.waves(world.waves(), sides.second());
    return new SimulatedRecording(files, truth.lines());
  }

  private List<SimulatedFile> reports() {
    var satellites = new ThermalSatellites(DemoWorld.SOLAR, world.cloud());
    return List.of(
        text("places.csv", Format.PLACES_CSV, Gazetteer.places(world.places())),
        control(sides.first(), Bank.NORTH),
        control(sides.second(), Bank.SOUTH),
        text("cloud-cover.csv", Format.CLOUD_COVER_CSV, satellites.cloudCover()),
        text(
            "thermal-pixels.csv",
            Format.FIRMS_CSV,
            satellites.pixels(world.heat(), world.chance("pixels"))),
        text(
            "attack-waves-of-" + sides.second().id() + ".csv",
            Format.ATTACK_WAVES_CSV,
            PartyReports.waves(world.waves(), sides.second(), sides.first())),
        text(
            "claims.csv",
            Format.CLAIMS_CSV,
            PartyReports.claims(DemoWorld.TRUCE_ID, world.claims())));
  }

  private SimulatedFile control(Sides.Side side, Bank bank) {
    byte[] bytes = world.line().control(bank, DemoWorld.FIRST_DAY, DemoWorld.DAYS);
    return new SimulatedFile(
        "control-of-" + side.id() + ".geojsonl",
        "application/geo+json-seq",
        Format.CONTROL_GEOJSONL,
        encoder -> bytes.clone());
  }

  private static SimulatedFile text(String name, Format format, byte[] bytes) {
    return new SimulatedFile(name, "text/csv", format, encoder -> bytes.clone());
  }

  /** The array's description and its recording of each episode. */
  private List<SimulatedFile> recordings(InfrasoundArray array) {
    List<SimulatedFile> files = new ArrayList<>();
    List<TimeSpan> episodes = world.episodes();
    for (int i = 0; i < episodes.size(); i++) {
      if (!world.recorded(array.arrayId(), i)) {
        truth.outage(array, episodes.get(i));
        continue;
      }
      List<SimulatedChannel> channels = channels(array, episodes.get(i), i);
      if (i == 0) {
        files.add(new SimulatedFile(
            InfrasoundArray.NETWORK + "." + array.arrayId() + ".stationxml.xml",
            "application/xml",
            Format.STATIONXML,
            encoder -> encoder.stationXml(DESCRIPTION, channels)));
      }
      files.add(new SimulatedFile(
          InfrasoundArray.NETWORK + "." + array.arrayId() + "." + array.channelCode() + "."
              + FILE_TIME.format(episodes.get(i).from()) + ".mseed",
          "application/vnd.fdsn.mseed",
          Format.MINISEED,
          encoder -> encoder.miniSeed(channels)));
    }
    return files;
  }

  private List<SimulatedChannel> channels(InfrasoundArray array, TimeSpan episode, int number) {
    Chance chance = world.chance("recording " + array.arrayId() + " " + number);
    NoiseSpectrum noise = noise(array.arrayId(), number);
    List<WaveTrain> waves = new ArrayList<>();
    for (Explosion explosion : world.explosions()) {
      if (episode.contains(explosion.occurredAt())) {
        waves.addAll(waves(explosion, array, episode, noise));
      }
    }
    if (number == 0 && array.arrayId().equals(DemoTruth.PASSAGE_ARRAY)) {
      waves.add(passage(world.chance("passage")));
    }
    return new ArrayRecorder(array, noise).record(episode, waves, chance);
  }

  private NoiseSpectrum noise(String arrayId, int episode) {
    double wind = world.windMetersPerSecond(arrayId, episode);
    return new WindNoise(wind, MICROPHONE_METERS, ROUGHNESS_METERS, SCREEN_DECIBELS)
        .plus(new Microbaroms(MICROBAROM_DENSITY));
  }

  private List<WaveTrain> waves(
      Explosion explosion, InfrasoundArray array, TimeSpan episode, NoiseSpectrum noise) {
    Chance chance = world.chance("path " + explosion.name() + " " + array.arrayId());
    List<WaveTrain> waves = new ArrayList<>();
    double recordedSeconds = episode.length().toSeconds();
    List<Explosion.Arrival> arrivals =
        explosion.arrivals(array, episode.from(), DemoWorld.DUCT_RADIANS, chance).stream()
            .filter(a -> a.approach().seconds() < recordedSeconds)
            .toList();
    for (Explosion.Arrival arrival : arrivals) {
      waves.add(
          explosion.wave(arrival, chance.forked("echoes " + arrival.phase().name())));
    }
    truth.heard(explosion, array, arrivals, noise);
    return waves;
  }

  /** A vehicle that rumbles past one array while it waits for the explosion. */
  private WaveTrain passage(Chance chance) {
    double from = chance.between(0.9, 1.1) * StrictMath.PI;
    double seconds = chance.between(120, 200);
    var approach = new WaveTrain.Approach(seconds, from, 352);
    truth.passage(world.episodes().getFirst().from(), approach);
    return WaveTrain.ofPassage(approach, from + StrictMath.toRadians(25), 140, 0.6, chance);
  }
}
