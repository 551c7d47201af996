// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.quantity.LocalPoint;
import org.trucewatch.science.location.ArrivalTimeLocator;
import org.trucewatch.science.signal.OnsetPicker;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.sensor.Site;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.waveform.NodeWindow;

/**
 * Onsets that the picker reads from windows of single nodes beside the reading error that the model of nodes draws: for the
 * picks of the first explosions that were picked by six nodes or more, a window each with the pick's own ratio of signal to noise.
 */
public final class OnsetComparison {
  /** Explosions of one run that windows are made for. */
  static final int EXPLOSIONS_MAX = 60;

  private static final int PICKS_MIN = 6;

  /** Nodes of one explosion that windows are made for. */
  private static final int PICKS_MAX = 12;

  private static final double SOUND_METERS_PER_SECOND = 340;

  /** The clock of a node, which picks carry as part of their error, s. [A] */
  private static final double CLOCK_SECONDS = 0.01;

  /** A reading farther off took something else for the onset. */
  private static final double WRONG_SECONDS = 0.1;

  private static final double[] DECIBELS = {16, 20, 26};

  private final Map<Double, Row> rows = new TreeMap<>();
  private final Samples byModel = new Samples();
  private final Samples byWindows = new Samples();

  /** Readings at one class of signal to noise. */
  public static final class Row {
    private final ArrayComparison.Errors errors = new ArrayComparison.Errors();
    private Count found = Count.NONE;
    private Count wrong = Count.NONE;

    /** Windows in which an onset was found. */
    public Count found() {
      return found;
    }

    /** Onsets that were off by more than a tenth of a second, of those found. */
    public Count wrong() {
      return wrong;
    }

    /** Errors of the others, s; stated is the reading error of the model of nodes. */
    public ArrayComparison.Errors errors() {
      return errors;
    }
  }

  /** Adds one run. */
  public void add(JudgedExercise given) {
    Map<Long, List<Observation.Pick>> picks = new TreeMap<>();
    for (int i = 0; i < given.record().observations().size(); i++) {
      if (given.record().observations().get(i) instanceof Observation.Pick p) {
        long cause = given.truth().causeOf(given.record().numbers()[i]);
        picks.computeIfAbsent(cause, c -> new ArrayList<>()).add(p);
      }
    }
    Chance chance = new Chance(given.seed()).forked("windows");
    int done = 0;
    for (Occurrence o : given.truth().occurrences()) {
      List<Observation.Pick> own = picks.getOrDefault(o.number(), List.of());
      if (o.yieldKilograms() > 0 && o.heightMeters() < 1000 && own.size() >= PICKS_MIN) {
        explosion(o, own, given.sites(), chance.forked("explosion" + o.number()));
        done++;
      }
      if (done == EXPLOSIONS_MAX) {
        return;
      }
    }
  }

  private void explosion(
      Occurrence o, List<Observation.Pick> picks, List<Site> sites, Chance chance) {
    List<ArrivalTimeLocator.Arrival> read = new ArrayList<>();
    List<ArrivalTimeLocator.Arrival> drawn = new ArrayList<>();
    for (Observation.Pick p : picks.subList(0, Math.min(PICKS_MAX, picks.size()))) {
      Site site = sites.get(p.sensor());
      LocalPoint place = new LocalPoint(
          1000 * (site.eastKilometers() - o.eastKilometers()),
          1000 * (site.northKilometers() - o.northKilometers()));
      double meters = Math.max(200, StrictMath.hypot(place.eastMeters(), place.northMeters()));
      Chance own = chance.forked("node" + p.sensor());
      NodeWindow window = NodeWindow.of(
          o.yieldKilograms(), meters / 1000, p.signalToNoiseDecibels(), own.forked("window"));
      double model = Math.sqrt(
          Math.max(0, p.sigmaSeconds() * p.sigmaSeconds() - CLOCK_SECONDS * CLOCK_SECONDS));
      Row row = rows.computeIfAbsent(upTo(p.signalToNoiseDecibels()), k -> new Row());
      var onset = new OnsetPicker().first(window.pascals(), NodeWindow.RATE_HERTZ);
      row.found = row.found.and(onset.isPresent());
      double travel = meters / SOUND_METERS_PER_SECOND;
      drawn.add(new ArrivalTimeLocator.Arrival(place, travel + model * own.gaussian()));
      if (onset.isPresent()) {
        double error = onset.get().seconds() - window.onsetSeconds();
        boolean wrong = Math.abs(error) > WRONG_SECONDS;
        row.wrong = row.wrong.and(wrong);
        if (!wrong) {
          row.errors.add(error, model);
        }
        read.add(new ArrivalTimeLocator.Arrival(place, travel + error));
      }
    }
    place(drawn, byModel);
    place(read, byWindows);
  }

  /** The distance of the place by plain least squares from the truth, which is the plane's origin. */
  private static void place(List<ArrivalTimeLocator.Arrival> arrivals, Samples meters) {
    new ArrivalTimeLocator(SOUND_METERS_PER_SECOND)
        .locate(arrivals)
        .ifPresent(
            f -> meters.add(StrictMath.hypot(f.place().eastMeters(), f.place().northMeters())));
  }

  private static double upTo(double decibels) {
    for (double limit : DECIBELS) {
      if (decibels <= limit) {
        return limit;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** By the greatest signal to noise of the class, dB, ascending. */
  public Map<Double, Row> rows() {
    return java.util.Collections.unmodifiableMap(rows);
  }

  /** Metres that plain least squares misses by, with the model's reading errors and nothing else. */
  public Samples placedByModel() {
    return byModel;
  }

  /** The same with the onsets that were read. */
  public Samples placedByWindows() {
    return byWindows;
  }
}
