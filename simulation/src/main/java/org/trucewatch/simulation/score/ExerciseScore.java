// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.science.association.scoring.EventMatching;
import org.trucewatch.science.association.scoring.FoundEvent;
import org.trucewatch.science.association.scoring.SetScore;
import org.trucewatch.science.association.scoring.TrueEvent;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.Must;
import org.trucewatch.simulation.sensor.Emission;
import org.trucewatch.simulation.source.Occurrence;

/**
 * How the events that a system found agree with what happened: the first part of the scorer, which knows events and
 * their places. Violations, sides and clauses join it as the path for picks reaches them; their musts are listed as not
 * judged, never as met.
 *
 * <p>A pulse counts as locatable when it made as many picks as the associator asks of an event. A found event is right
 * when it matches one by shared picks ({@link EventMatching}); made of a confuser when half of its picks, and three, are
 * of thunder, a boom, a vehicle or forged; else, when it is not mostly of one pulse, false.
 */
public final class ExerciseScore {
  private final ExercisePlan plan;
  private final long seed;
  private final long picks;
  private final SetScore events;
  private final Map<String, Row> byClass = new TreeMap<>();
  private final long falseEvents;
  private final long confuserEvents;
  private final long impactsFound;

  /**
   * Pulses of one class.
   *
   * @param happened how many
   * @param heard by one node or more
   * @param locatable by the least picks of an event or more
   * @param found of the locatable
   */
  public record Row(long happened, long heard, long locatable, long found) {
    Row plus(Row o) {
      return new Row(
          happened + o.happened, heard + o.heard, locatable + o.locatable, found + o.found);
    }
  }

  /** How a must stands. */
  public enum Standing {
    MET,
    NOT_MET,
    /** Nothing on the path for picks concludes this yet, or there was nothing to measure. */
    NOT_JUDGED
  }

  /** One must with what was measured; NaN where nothing was. */
  public record MustResult(Must must, Standing standing, double measured) {}

  /**
   * @param pickNumbers observation number of each row that the associator was given
   * @param found its events, picks counting in those rows
   * @param picksMin least picks of an event
   */
  public ExerciseScore(
      ExercisePlan plan,
      long seed,
      TruthTable truth,
      long[] pickNumbers,
      List<FoundEvent> found,
      int picksMin) {
    this.plan = plan;
    this.seed = seed;
    this.picks = pickNumbers.length;
    List<Occurrence> pulses =
        truth.occurrences().stream().filter(ExerciseScore::isPulse).toList();
    List<TrueEvent> trueEvents = trueEvents(pulses, truth, pickNumbers);
    EventMatching matching = EventMatching.of(found, trueEvents);
    this.events = SetScore.of(found, trueEvents, picksMin);
    boolean[] isFound = new boolean[pulses.size()];
    long wrong = 0;
    long ofConfusers = 0;
    for (int f = 0; f < found.size(); f++) {
      int t = matching.truthOf(f);
      if (t != EventMatching.NONE) {
        isFound[t] = true;
      } else if (isOfConfuser(found.get(f), truth, pickNumbers, pulses)) {
        ofConfusers++;
      } else if (!matching.isReal(f)) {
        wrong++;
      }
    }
    this.falseEvents = wrong;
    this.confuserEvents = ofConfusers;
    long impacts = 0;
    for (int t = 0; t < pulses.size(); t++) {
      Occurrence o = pulses.get(t);
      int size = trueEvents.get(t).size();
      boolean locatable = size >= picksMin;
      impacts += isFound[t] && o.kind() == Occurrence.Kind.IMPACT ? 1 : 0;
      Row row = new Row(1, size > 0 ? 1 : 0, locatable ? 1 : 0, locatable && isFound[t] ? 1 : 0);
      byClass.merge(className(o), row, Row::plus);
    }
    this.impactsFound = impacts;
  }

  /** Explosions and shots; thunder, booms and rotors are no pulses to be found. */
  private static boolean isPulse(Occurrence o) {
    return switch (o.kind()) {
      case MUZZLE, IMPACT, DEMINING, QUARRY, FIREWORK -> o.yieldKilograms() > 0;
      default -> false;
    };
  }

  private static String className(Occurrence o) {
    String kind = o.kind().name().toLowerCase(Locale.ROOT);
    return o.shot().map(s -> s.weapon().key() + " " + kind).orElse(kind);
  }

  private static List<TrueEvent> trueEvents(
      List<Occurrence> pulses, TruthTable truth, long[] pickNumbers) {
    Map<Long, List<Integer>> rows = new HashMap<>();
    for (int row = 0; row < pickNumbers.length; row++) {
      long cause = truth.causeOf(pickNumbers[row]);
      if (cause >= 0) {
        rows.computeIfAbsent(cause, k -> new ArrayList<>()).add(row);
      }
    }
    return pulses.stream()
        .map(o -> new TrueEvent(
            o.seconds(),
            o.eastKilometers(),
            o.northKilometers(),
            rows.getOrDefault(o.number(), List.of()).stream().mapToInt(i -> i).toArray()))
        .toList();
  }

  private static boolean isOfConfuser(
      FoundEvent found, TruthTable truth, long[] pickNumbers, List<Occurrence> pulses) {
    Map<Long, Integer> votes = new HashMap<>();
    for (int row : found.picks()) {
      long cause = truth.causeOf(pickNumbers[row]);
      if (cause != Emission.NOISE) {
        votes.merge(cause, 1, Integer::sum);
      }
    }
    for (Occurrence o : pulses) {
      votes.remove(o.number());
    }
    int forged = votes.values().stream().mapToInt(i -> i).sum();
    return forged >= 3 && 2 * forged >= found.picks().length;
  }

  /** All musts in the order of the file. */
  public List<MustResult> musts() {
    return plan.musts().stream().map(this::judged).toList();
  }

  private MustResult judged(Must must) {
    Row all = all();
    return switch (must.kind()) {
      case FALSE_EVENTS_MAX -> most(must, falseEvents);
      case CONFUSER_EVENTS_MAX -> most(must, confuserEvents);
      case MEDIAN_ERROR_KM_MAX -> most(must, events.medianErrorKilometers());
      case COUNT_OFF_MAX ->
        most(must, Math.abs(events.found() - all.locatable()) / (double) all.locatable());
      case LOCATABLE_FOUND_MIN -> least(must, new Count(all.found(), all.locatable()).share());
      case IMPACTS_FOUND_MIN -> least(must, impactsFound);
      case ELLIPSE_90_MIN -> least(must, events.coverage().share90());
      default -> new MustResult(must, Standing.NOT_JUDGED, Double.NaN);
    };
  }

  private static MustResult most(Must must, double measured) {
    return compared(must, measured, measured <= must.threshold());
  }

  private static MustResult least(Must must, double measured) {
    return compared(must, measured, measured >= must.threshold());
  }

  /** A share of nothing says nothing. */
  private static MustResult compared(Must must, double measured, boolean holds) {
    Standing standing =
        Double.isNaN(measured) ? Standing.NOT_JUDGED : holds ? Standing.MET : Standing.NOT_MET;
    return new MustResult(must, standing, measured);
  }

  private Row all() {
    return byClass.values().stream().reduce(new Row(0, 0, 0, 0), Row::plus);
  }

  /** The exercise. */
  public ExercisePlan plan() {
    return plan;
  }

  /** Its seed. */
  public long seed() {
    return seed;
  }

  /** Picks that the associator was given. */
  public long picks() {
    return picks;
  }

  /** Matching, location errors and ellipses. */
  public SetScore events() {
    return events;
  }

  /** Pulses by class, by name. */
  public Map<String, Row> byClass() {
    return new TreeMap<>(byClass);
  }

  /** All classes together. */
  public Row total() {
    return all();
  }

  /** Events of noise, or mixed of several causes. */
  public long falseEvents() {
    return falseEvents;
  }

  /** Events made of a confuser or a forgery. */
  public long confuserEvents() {
    return confuserEvents;
  }
}
