// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.exercise;

import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.TimeSpan;
import org.trucewatch.science.location.GeodesicPlane;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.SimulatedChannel;
import org.trucewatch.simulation.SimulatedFile;
import org.trucewatch.simulation.SimulatedFile.Format;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.sensor.Site;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.waveform.ArrayRecorder;
import org.trucewatch.simulation.waveform.InfrasoundArray;
import org.trucewatch.simulation.waveform.Microbaroms;
import org.trucewatch.simulation.waveform.NoiseSpectrum;
import org.trucewatch.simulation.waveform.WaveTrain;
import org.trucewatch.simulation.waveform.WindNoise;
import org.trucewatch.simulation.weather.WeatherField;

/**
 * The infrasound arrays of an exercise as recorders: instead of drawn bearings they send what their microphones wrote, hour after
 * hour, whether or not anything happened. The pieces follow from the span that was asked for and from when a station answered, never
 * from the truth.
 *
 * <p>Use: {@link #happened} and {@link #health} while the exercise is played, then {@link #files}.
 */
public final class RecordedArrays {
  /** Samples of one file; a new file starts with the weather's next knot. */
  static final double PIECE_SECONDS = 21_600;

  /** A shorter piece holds no window of the detector with room about it. */
  private static final double PIECE_SECONDS_MIN = 60;

  /** Four microphones about half a kilometre from the middle. [A: arrays of the CTBTO are 1 to 3 km across] */
  private static final int ELEMENTS = 4;

  private static final double RADIUS_METERS = 400;
  private static final double RATE_HERTZ = 50;
  private static final double COUNTS_PER_PASCAL = 20_000;

  private static final double MICROPHONE_METERS = 2;
  private static final double ROUGHNESS_METERS = 0.05;

  /** A rosette of pipes about each microphone. [A: 20 dB, as the demo's] */
  private static final double SCREEN_DECIBELS = 20;

  /** The air never stands quite still. [A] */
  private static final double WIND_MIN = 0.3;

  private static final double MICROBAROM_DENSITY = 0.01;

  /** Says so in every station description; the array's name is what its station is registered by. */
  private static final String DESCRIPTION = "EXERCISE - SIMULATED DATA, array ";

  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Instant start;
  private final double fromSeconds;
  private final double toSeconds;
  private final WeatherField weather;
  private final Chance chance;
  private final Map<Integer, Station> stations = new TreeMap<>();
  private final List<Drawn> drawn = new ArrayList<>();

  /** A bearing that the detection model drew where the array recorded instead, and what caused it. For the scorer alone. */
  public record Drawn(Observation.Bearing bearing, long cause) {}

  /** One array: where it really stands, what reached it, and when it did not answer. */
  private static final class Station {
    private final Site site;
    private final InfrasoundArray array;
    private final ArrayAir air;
    private final List<ArrayArrival> arrivals = new ArrayList<>();
    private final List<double[]> silences = new ArrayList<>();
    private double silentSince = Double.NaN;

    Station(Site site, InfrasoundArray array, ArrayAir air) {
      this.site = site;
      this.array = array;
      this.air = air;
    }
  }

  /**
   * The infrasound arrays among the sites.
   *
   * @param fromSeconds begin of the recordings after the exercise's start
   * @param toSeconds their end
   */
  RecordedArrays(
      List<Site> sites,
      Theatre.Extent extent,
      WeatherField weather,
      double fromSeconds,
      double toSeconds,
      Chance chance) {
    this.start = extent.start();
    this.fromSeconds = fromSeconds;
    this.toSeconds = toSeconds;
    this.weather = weather;
    this.chance = chance;
    var plane = new GeodesicPlane(extent.origin());
    for (int i = 0; i < sites.size(); i++) {
      Site site = sites.get(i);
      if (isRecorded(site)) {
        GeoPoint stated = plane.point(site.statedEastKilometers(), site.statedNorthKilometers());
        InfrasoundArray array = InfrasoundArray.built(
            new InfrasoundArray.Plan(
                code(i), stated, ELEMENTS, RADIUS_METERS, RATE_HERTZ, COUNTS_PER_PASCAL),
            Collections.nCopies(ELEMENTS, InfrasoundArray.Fault.NONE),
            chance.forked("array " + site.name()));
        stations.put(i, new Station(site, array, new ArrayAir(plane, site, duct(extent))));
      }
    }
  }

  /** Whether a sensor sends its recordings: the detector listens below 4 Hz, where small acoustic arrays have no ear. */
  public static boolean isRecorded(Site site) {
    return site.kind() == SensorKind.INFRASOUND_ARRAY;
  }

  /** Station codes have five characters at most, the last of which counts the elements. */
  private static String code(int sensor) {
    String digits = Integer.toString(sensor, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    return "A" + "000".substring(Math.min(3, digits.length())) + digits;
  }

  /** Where the wind of the upper stratosphere blows to: east in winter, west in summer. [R: Drob 2003] */
  private static double duct(Theatre.Extent extent) {
    Month month = extent.start().atOffset(ZoneOffset.UTC).getMonth();
    boolean winterInTheNorth = month.getValue() >= 10 || month.getValue() <= 3;
    boolean isWinter = winterInTheNorth == extent.origin().latitudeDegrees() >= 0;
    return isWinter ? StrictMath.PI / 2 : 3 * StrictMath.PI / 2;
  }

  /** Lets what happened travel to every array. */
  void happened(Occurrence occurrence) {
    for (Map.Entry<Integer, Station> e : stations.entrySet()) {
      Station s = e.getValue();
      Chance path = chance.forked("path " + s.site.name() + " " + occurrence.number());
      s.arrivals.addAll(s.air.arrivals(e.getKey(), occurrence, path));
    }
  }

  /** Whether this is a drawn bearing of an array that records; it is then kept for the scorer. */
  boolean replaces(double trueSeconds, Observation observation, long cause) {
    if (!(observation instanceof Observation.Bearing b) || !stations.containsKey(b.sensor())) {
      return false;
    }
    if (trueSeconds >= fromSeconds && trueSeconds < toSeconds) {
      drawn.add(new Drawn(b, cause));
    }
    return true;
  }

  /** Takes when stations begin and cease to answer. */
  void health(Observation.Health health) {
    Optional.ofNullable(stations.get(health.sensor())).ifPresent(s -> {
      if (health.isUp() && !Double.isNaN(s.silentSince)) {
        s.silences.add(new double[] {s.silentSince, health.seconds()});
        s.silentSince = Double.NaN;
      } else if (!health.isUp()) {
        s.silentSince = health.seconds();
      }
    });
  }

  /** Hours of recording of all arrays together. */
  public double arrayHours() {
    return stations.size() * (toSeconds - fromSeconds) / 3600;
  }

  /** How many arrays record. */
  public int arrays() {
    return stations.size();
  }

  /** Drawn bearings that the recordings stand in for. For the scorer alone. */
  public List<Drawn> drawn() {
    return List.copyOf(drawn);
  }

  /** What really reached the arrays while they recorded. For the scorer alone. */
  public List<ArrayArrival> arrivals() {
    List<ArrayArrival> all = new ArrayList<>();
    for (Station s : stations.values()) {
      List<double[]> pieces = pieces(s);
      s.arrivals.stream()
          .filter(a -> pieces.stream().anyMatch(p -> a.seconds() >= p[0] && a.seconds() < p[1]))
          .forEach(all::add);
    }
    return all;
  }

  /** The arrays' descriptions and recordings, array by array; nothing else of the exercise is in them. */
  public List<SimulatedFile> files() {
    List<SimulatedFile> files = new ArrayList<>();
    for (Station s : stations.values()) {
      List<double[]> pieces = pieces(s);
      for (int i = 0; i < pieces.size(); i++) {
        double[] piece = pieces.get(i);
        List<SimulatedChannel> channels = channels(s, piece);
        if (i == 0) {
          files.add(new SimulatedFile(
              InfrasoundArray.NETWORK + "." + s.array.arrayId() + ".stationxml.xml",
              "application/xml",
              Format.STATIONXML,
              encoder -> encoder.stationXml(DESCRIPTION + s.site.name(), channels)));
        }
        files.add(new SimulatedFile(
            InfrasoundArray.NETWORK + "." + s.array.arrayId() + "." + s.array.channelCode() + "."
                + FILE_TIME.format(at(piece[0])) + ".mseed",
            "application/vnd.fdsn.mseed",
            Format.MINISEED,
            encoder -> encoder.miniSeed(channels)));
      }
    }
    return files;
  }

  private Instant at(double seconds) {
    return start.plus(Duration.ofMillis(StrictMath.round(1000 * seconds)));
  }

  /** The span without the station's silences, cut where the weather's knots are. */
  private List<double[]> pieces(Station s) {
    List<double[]> silences = new ArrayList<>(s.silences);
    if (!Double.isNaN(s.silentSince)) {
      silences.add(new double[] {s.silentSince, Double.POSITIVE_INFINITY});
    }
    List<double[]> pieces = new ArrayList<>();
    double begin = fromSeconds;
    for (double[] silence : silences) {
      cut(begin, Math.min(silence[0], toSeconds), pieces);
      begin = Math.max(begin, silence[1]);
    }
    cut(begin, toSeconds, pieces);
    return pieces;
  }

  private static void cut(double from, double to, List<double[]> pieces) {
    double begin = from;
    while (to - begin >= PIECE_SECONDS_MIN) {
      double knot = PIECE_SECONDS * (Math.floor(begin / PIECE_SECONDS) + 1);
      double end = to - knot < PIECE_SECONDS_MIN ? to : knot;
      pieces.add(new double[] {begin, end});
      begin = end;
    }
  }

  private List<SimulatedChannel> channels(Station s, double[] piece) {
    List<WaveTrain> waves = new ArrayList<>();
    for (ArrayArrival a : s.arrivals) {
      if (a.seconds() < piece[1] && a.lastSeconds() > piece[0]) {
        Chance echoes = chance.forked(
            "echoes " + s.site.name() + " " + a.occurrence() + " " + a.phase().name());
        waves.add(a.wave(piece[0], echoes));
      }
    }
    return new ArrayRecorder(s.array, noise(s, (piece[0] + piece[1]) / 2))
        .record(
            new TimeSpan(at(piece[0]), at(piece[1])),
            waves,
            chance.forked("recording " + s.site.name() + " " + (long) piece[0]));
  }

  private NoiseSpectrum noise(Station s, double seconds) {
    double wind = weather.at(s.site.eastKilometers(), seconds).windAt(MICROPHONE_METERS);
    return new WindNoise(
            Math.max(wind, WIND_MIN), MICROPHONE_METERS, ROUGHNESS_METERS, SCREEN_DECIBELS)
        .plus(new Microbaroms(MICROBAROM_DENSITY));
  }
}
