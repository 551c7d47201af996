// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.domain.line.GroupTrust;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.pipeline.line.Assurance;
import org.trucewatch.pipeline.line.Reopened;
import org.trucewatch.simulation.score.MustJudge.Measured;
import org.trucewatch.simulation.sensor.Faults;
import org.trucewatch.simulation.source.Occurrence;

/** What musts ask about the watch over sensors, flights and silence. */
final class WatchMusts {
  /** A group in which a smaller share of the nodes has a fault is not called faulty. */
  private static final double FAULTY_SHARE = 0.1;

  private final JudgedExercise given;
  private final TruthMatch match;
  private final SubjectScores scores;

  WatchMusts(JudgedExercise given, TruthMatch match, SubjectScores scores) {
    this.given = given;
    this.match = match;
    this.scores = scores;
  }

  private Assurance assurance() {
    return given.judgement().assurance();
  }

  /** The greatest mean trust of hosts with forged nodes. */
  Measured trustOfFaulty() {
    return trust(true, "greatest trust in a host's nodes that are forged; sensors flagged of them");
  }

  /** The least mean trust of hosts without. */
  Measured trustOfSound() {
    return trust(false, "least trust in a host's nodes that are sound; sensors flagged of them");
  }

  private Measured trust(boolean ofFaulty, String note) {
    Map<String, Boolean> faulty = faultyHosts();
    double worst = Double.NaN;
    Count count = Count.NONE;
    for (GroupTrust t : assurance().trust()) {
      boolean isAsked = t.by() == GroupTrust.By.HOST
          && Boolean.valueOf(ofFaulty).equals(faulty.getOrDefault(t.name(), false));
      if (isAsked) {
        count = count.plus(new Count(t.failed(), t.sensors()));
        worst = Double.isNaN(worst)
            ? t.mean()
            : ofFaulty ? Math.max(worst, t.mean()) : Math.min(worst, t.mean());
      }
    }
    return new Measured(worst, count, note);
  }

  /** Of every host, whether its acoustic nodes have faults. */
  private Map<String, Boolean> faultyHosts() {
    Set<String> names = new HashSet<>();
    given.truth().faults().stream()
        .filter(f -> TrustScore.OF_SENSORS.contains(f.kind()))
        .map(Faults.Done::sensor)
        .forEach(names::add);
    Map<String, Count> hosts = new TreeMap<>();
    given.record().sensors().stream()
        .filter(s -> s.kind() == SensorKind.ACOUSTIC_NODE)
        .forEach(s ->
            hosts.merge(s.hostPartyId(), Count.NONE.and(names.contains(s.name())), Count::plus));
    Map<String, Boolean> faulty = new TreeMap<>();
    hosts.forEach((host, c) -> faulty.put(host, c.share() >= FAULTY_SHARE));
    return faulty;
  }

  /** Sensors without a fault that are flagged. */
  Measured soundFlagged() {
    return Measured.share(
        scores.trust().flags().at(TrustScore.SOUND, "flagged"), "sensors without a fault");
  }

  /** Of the picks that flagged sensors made while flagged: those that are listed under their flag and in nothing concluded. */
  Measured auditTrail() {
    Map<Long, Integer> listed = new HashMap<>();
    assurance().setAside().forEach(s -> listed.put(s.report(), s.flag()));
    Set<Long> used = new HashSet<>();
    given.judgement().impulses().forEach(i -> used.addAll(i.reports()));
    List<SensorFlag> flags = given.judgement().flags();
    Count count = Count.NONE;
    for (int row = 0; row < given.record().observations().size(); row++) {
      if (given.record().observations().get(row) instanceof Observation.Pick p
          && flags.stream().anyMatch(f -> covers(f, p))) {
        long number = given.record().numbers()[row];
        Integer flag = listed.get(number);
        count = count.and(flag != null && covers(flags.get(flag), p) && !used.contains(number));
      }
    }
    return Measured.share(count, "reports of flagged sensors that are kept, listed and not used");
  }

  private static boolean covers(SensorFlag f, Observation.Pick p) {
    return f.sensor() == p.sensor()
        && p.seconds() >= f.fromSeconds()
        && p.seconds() <= f.toSeconds();
  }

  /** Stretches and spans within a blackout that are declared gaps. */
  Measured coverageRed() {
    Count clear = scores.coverage().allClear();
    return Measured.share(
        new Count(clear.denominator() - clear.numerator(), clear.denominator()),
        "stretches and spans in the blackout that are declared gaps");
  }

  /** Places told without late reports whose regions were wider then. */
  Measured widened() {
    Count count = Count.NONE;
    for (Assurance.Replaced r : assurance().replaced()) {
      count = count.and(r.sdBeforeKilometers() >= r.sdAfterKilometers());
    }
    return Measured.share(
        count, "places that were told before late reports came, with wider regions then");
  }

  /** Incidents opened again by late reports, of those that hold any. */
  Measured reopened() {
    long again = assurance().reopened().stream()
        .filter(r -> r.why() != Reopened.Why.WITHDRAWN)
        .count();
    return Measured.plain(
        again, assurance().reopened().size(), "incidents reopened and told why; all withdrawn too");
  }

  /** Quadcopters that nobody tracked. */
  Measured quadcoptersMissed() {
    Count tracked = scores
        .flights()
        .flights()
        .at(TruthMatch.word(Occurrence.Kind.QUADCOPTER), FlightScore.TRACKED);
    return Measured.share(
        new Count(tracked.denominator() - tracked.numerator(), tracked.denominator()),
        "quadcopters that flew, missed");
  }

  /** Impacts of drones that are called impacts at the end of the track of the drone that made them. */
  Measured impactsLinked() {
    int[] foundAs = match.foundAs();
    Count count = Count.NONE;
    for (int p = 0; p < foundAs.length; p++) {
      Occurrence o = match.pulses().get(p);
      if (o.kind() == Occurrence.Kind.IMPACT && isOfDrone(o)) {
        count =
            count.and(foundAs[p] >= 0 && isLinked(given.judgement().impulses().get(foundAs[p]), o));
      }
    }
    return Measured.number(count, "impacts of drones, linked to the right track");
  }

  private static boolean isOfDrone(Occurrence o) {
    return o.shot().filter(s -> s.weapon().key().equals("one-way-drone")).isPresent();
  }

  private boolean isLinked(Impulse impulse, Occurrence impact) {
    return impulse.kind() == ImpulseKind.IMPACT
        && given.judgement().drones().stream()
            .filter(t -> impulse.reason().contains("(" + t.trackId() + ","))
            .anyMatch(t -> isOf(t, impact));
  }

  private boolean isOf(DroneTrack track, Occurrence impact) {
    long mission = impact.shot().orElseThrow().mission();
    return match
        .occurrence(FlightScore.flightOf(track, given))
        .flatMap(Occurrence::shot)
        .filter(s -> s.mission() == mission)
        .isPresent();
  }

  /** Flashes and bearings that fire made and that are still believed. */
  Measured bearingsKept() {
    Set<Long> dropped = new HashSet<>();
    assurance().setAside().forEach(s -> dropped.add(s.report()));
    Count count = Count.NONE;
    for (int row = 0; row < given.record().observations().size(); row++) {
      Observation o = given.record().observations().get(row);
      long number = given.record().numbers()[row];
      boolean isBearing = o instanceof Observation.Flash || o instanceof Observation.Bearing;
      if (isBearing
          && match
              .occurrence(given.truth().causeOf(number))
              .filter(c -> c.kind().isFire())
              .isPresent()) {
        count = count.and(!dropped.contains(number));
      }
    }
    return Measured.share(count, "flashes and bearings of fire that are kept");
  }

  /** Findings that name a side for which nothing but ships' words and parties' statements speaks. */
  Measured namedByWordAlone() {
    long named = given.judgement().findings().stream()
        .filter(f -> f.attribution().grade() != Grade.UNDETERMINED)
        .filter(f -> f.incident().impulses().isEmpty())
        .count();
    return Measured.plain(
        named,
        given.judgement().vessels().size(),
        "sides named without a sound, a track or a flash; ships that stated positions");
  }
}
