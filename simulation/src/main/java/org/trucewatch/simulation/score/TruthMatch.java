// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.science.association.scoring.EventMatching;
import org.trucewatch.science.association.scoring.FoundEvent;
import org.trucewatch.science.association.scoring.TrueEvent;
import org.trucewatch.simulation.sensor.Emission;
import org.trucewatch.simulation.source.Occurrence;

/**
 * Which impulse is which occurrence. A pulse of the truth is locatable when it made as many picks as the associator asks of an event. An
 * impulse is right when it matches one by shared picks ({@link EventMatching}); made of a confuser when half of its picks, and three, are of
 * thunder, a boom, a vehicle or forged; else, when it is not mostly of one pulse, false.
 */
final class TruthMatch {
  /** Least picks of an event: what the associator asks. */
  static final int PICKS_MIN = 6;

  private static final int PICKS_OF_CONFUSER_MIN = 3;

  /** What an impulse was made of. */
  enum Made {
    /** A pulse, matched one to one. */
    PULSE,
    /** Mostly one pulse, but not its best match. */
    AGAIN,
    CONFUSER,
    /** Noise, or a mixture. */
    FALSE
  }

  private final JudgedExercise given;
  private final List<Occurrence> pulses;
  private final List<TrueEvent> events;
  private final EventMatching matching;
  private final List<FoundEvent> found;
  private final long[] numberOfRow;
  private final Map<Long, Integer> rowOf = new HashMap<>();
  private final Map<Long, Occurrence> byNumber = new HashMap<>();
  private final Map<String, Integer> impulseOf = new HashMap<>();
  private final Set<Long> pulseNumbers = new HashSet<>();
  private final Made[] made;
  private final List<Optional<Occurrence>> mostly = new ArrayList<>();

  TruthMatch(JudgedExercise given) {
    this.given = given;
    TruthTable truth = given.truth();
    truth.occurrences().forEach(o -> byNumber.putIfAbsent(o.number(), o));
    pulses = truth.occurrences().stream().filter(TruthMatch::isPulse).toList();
    pulses.forEach(p -> pulseNumbers.add(p.number()));
    numberOfRow = pickNumbers();
    events = trueEvents();
    List<Impulse> impulses = given.judgement().impulses();
    found = impulses.stream().map(this::foundEvent).toList();
    matching = EventMatching.of(found, events);
    made = new Made[impulses.size()];
    for (int i = 0; i < impulses.size(); i++) {
      impulseOf.put(impulses.get(i).eventId(), i);
      mostly.add(mostly(found.get(i)));
      made[i] = made(i);
    }
  }

  private long[] pickNumbers() {
    long[] numbers = new long[given.record().observations().size()];
    int rows = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (given.record().observations().get(i) instanceof Observation.Pick) {
        long number = given.record().numbers()[i];
        rowOf.put(number, rows);
        numbers[rows++] = number;
      }
    }
    return java.util.Arrays.copyOf(numbers, rows);
  }

  private FoundEvent foundEvent(Impulse i) {
    int[] picks = i.reports().stream().filter(rowOf::containsKey).mapToInt(rowOf::get).toArray();
    return new FoundEvent(
        i.seconds(),
        i.eastKilometers(),
        i.northKilometers(),
        i.probability(),
        i.covariance(),
        picks);
  }

  /** Explosions and shots; thunder, booms and rotors are no pulses to be found. */
  static boolean isPulse(Occurrence o) {
    return switch (o.kind()) {
      case MUZZLE, IMPACT, DEMINING, QUARRY, FIREWORK -> o.yieldKilograms() > 0;
      default -> false;
    };
  }

  private List<TrueEvent> trueEvents() {
    Map<Long, List<Integer>> rows = new HashMap<>();
    for (int row = 0; row < numberOfRow.length; row++) {
      long cause = given.truth().causeOf(numberOfRow[row]);
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

  /** What half of its picks or more, and three, came of. */
  private Optional<Occurrence> mostly(FoundEvent event) {
    Map<Long, Integer> votes = votes(event);
    return votes.entrySet().stream()
        .filter(v -> v.getKey() >= 0)
        .max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .filter(v -> 2 * v.getValue() >= event.picks().length
            && v.getValue() >= PICKS_OF_CONFUSER_MIN)
        .map(v -> byNumber.get(v.getKey()));
  }

  private Map<Long, Integer> votes(FoundEvent event) {
    Map<Long, Integer> votes = new HashMap<>();
    for (int row : event.picks()) {
      votes.merge(given.truth().causeOf(numberOfRow[row]), 1, Integer::sum);
    }
    return votes;
  }

  private Made made(int i) {
    if (matching.truthOf(i) != EventMatching.NONE) {
      return Made.PULSE;
    }
    int confused = 0;
    for (Map.Entry<Long, Integer> v : votes(found.get(i)).entrySet()) {
      boolean counts = v.getKey() != Emission.NOISE && !pulseNumbers.contains(v.getKey());
      confused += counts ? v.getValue() : 0;
    }
    if (confused >= PICKS_OF_CONFUSER_MIN && 2 * confused >= found.get(i).picks().length) {
      return Made.CONFUSER;
    }
    return matching.isReal(i) ? Made.AGAIN : Made.FALSE;
  }

  /** All pulses, in order of time. */
  List<Occurrence> pulses() {
    return pulses;
  }

  /** Picks of a pulse. */
  int heardBy(int pulse) {
    return events.get(pulse).size();
  }

  boolean isLocatable(int pulse) {
    return heardBy(pulse) >= PICKS_MIN;
  }

  /** Index of the impulse that each pulse was found as, -1 for none. */
  int[] foundAs() {
    int[] as = new int[pulses.size()];
    java.util.Arrays.fill(as, -1);
    for (int i = 0; i < found.size(); i++) {
      if (matching.truthOf(i) != EventMatching.NONE) {
        as[matching.truthOf(i)] = i;
      }
    }
    return as;
  }

  Made madeOf(int impulse) {
    return made[impulse];
  }

  /** The occurrence that an impulse is: its match, else what most of its picks came of. */
  Optional<Occurrence> causeOf(int impulse) {
    int t = matching.truthOf(impulse);
    return t != EventMatching.NONE ? Optional.of(pulses.get(t)) : mostly.get(impulse);
  }

  Optional<Occurrence> causeOf(Impulse impulse) {
    Integer i = impulseOf.get(impulse.eventId());
    return i == null ? Optional.empty() : causeOf(i);
  }

  Made madeOf(Impulse impulse) {
    Integer i = impulseOf.get(impulse.eventId());
    return i == null ? Made.FALSE : made[i];
  }

  /** The occurrence of this number. */
  Optional<Occurrence> occurrence(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /** Picks that the system was given. */
  int picks() {
    return numberOfRow.length;
  }

  /** What a pulse is called in tables: weapon and muzzle or impact, or the confuser. */
  String className(Occurrence o) {
    String kind = word(o.kind());
    boolean told = given.truth().isAnnounced(o.number());
    return o.shot().map(s -> s.weapon().key() + " " + kind).orElse(told ? kind + " announced" : kind);
  }

  static String word(Enum<?> e) {
    return e.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
