// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.exercise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntConsumer;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.science.impulse.WindForecast;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.party.Spokesman;
import org.trucewatch.simulation.sensor.Emission;
import org.trucewatch.simulation.sensor.Faults;
import org.trucewatch.simulation.sensor.Network;
import org.trucewatch.simulation.sensor.Site;
import org.trucewatch.simulation.source.Activity;
import org.trucewatch.simulation.source.Confusers;
import org.trucewatch.simulation.source.FireMission;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.truth.TruthSink;
import org.trucewatch.simulation.weather.WeatherField;

/**
 * Plays an exercise from its seed: what happened to the truth, what sensors and parties made of it to the observations.
 *
 * <p>How it works. Each day's occurrences are drawn at its beginning and wait in order of time. An occurrence asks the
 * sensors within reach, whose reports wait for their own times, as sound takes minutes. Before an occurrence is taken,
 * all reports that are due go out, mixed with the false triggers, which are drawn one after the other. So both streams
 * leave in order of true time, and what is held is one day's occurrences and some minutes' reports, however long the
 * exercise. Every subject draws from a stream of its own; equal seeds give equal bytes. One thread.
 */
public final class ExerciseRun {
  private static final double DAY_SECONDS = 86_400;
  private static final double HEARTBEAT_SECONDS = 600;

  private final ExercisePlan plan;
  private final Sides sides;
  private final ControlLine publishedLine;
  private final Theatre theatre;
  private final WeatherField weather;
  private final Network network;
  private final FireMission missions;
  private final List<Spokesman> spokesmen = new ArrayList<>();
  private final Chance chance;
  private final Chance noise;
  private final PriorityQueue<Occurrence> coming = new PriorityQueue<>(Occurrence::inTime);
  private final PriorityQueue<Report> due = new PriorityQueue<>();
  private final Set<Long> announced = new HashSet<>();
  private Optional<RecordedArrays> recorded = Optional.empty();
  private long reports;
  private long numbered;
  private double nextFalse;
  private double nextHeartbeat;

  private record Report(double seconds, long order, Observation observation, long cause)
      implements Comparable<Report> {
    @Override
    public int compareTo(Report other) {
      int byTime = Double.compare(seconds, other.seconds);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  public ExerciseRun(ExercisePlan plan, Sides sides, long seed) {
    this(plan, sides, seed, new Theatre(plan.extent(), new Chance(seed).forked("line")));
  }

  /** The same on ground that is given. */
  public ExerciseRun(ExercisePlan plan, Sides sides, long seed, Theatre theatre) {
    this.plan = plan;
    this.chance = new Chance(seed);
    this.noise = chance.forked("noise");
    this.theatre = theatre;
    this.weather = new WeatherField(
        plan.weather(),
        plan.extent().origin().latitudeDegrees(),
        plan.extent().lengthKilometers(),
        chance.forked("weather"));
    this.network = new Network(plan.sensors(), plan.faults(), theatre, chance.forked("network"));
    this.missions = new FireMission(theatre, weather);
    this.sides = sides;
    this.publishedLine =
        theatre.published(sides.first().id(), sides.second().id(), chance.forked("mapmaker"));
    String[] ids = {sides.first().id(), sides.second().id()};
    for (int i = 0; i < plan.reporting().size(); i++) {
      spokesmen.add(new Spokesman(
          plan.reporting().get(i),
          Bank.values()[i],
          ids[i],
          ids[1 - i],
          theatre,
          chance.forked("spokesman" + i)));
    }
  }

  /** All sensors; observations count in this list. */
  public List<Site> sites() {
    return network.sites();
  }

  /** The same as they are registered: what the system under test may know of them. */
  public List<Sensor> sensors() {
    return network.sites().stream()
        .map(s -> new Sensor(
            s.name(),
            s.kind(),
            s.owner(),
            partyOf(s.host()),
            s.statedEastKilometers(),
            s.statedNorthKilometers()))
        .toList();
  }

  /** The line of contact as it is published, which is not quite where it is. */
  public ControlLine publishedLine() {
    return publishedLine;
  }

  /** Wind and temperature by hour and place as a weather service told them beforehand. */
  public WindForecast windForecast() {
    return weather.forecast(theatre.seconds(), chance.forked("forecast"));
  }

  private String partyOf(Bank bank) {
    return bank == Bank.FIRST ? sides.first().id() : sides.second().id();
  }

  /** The ground. */
  public Theatre theatre() {
    return theatre;
  }

  /**
   * Lets the infrasound arrays record during a span instead of telling drawn bearings; before it is played. All else stays as
   * it is without.
   *
   * @param fromSeconds after the start
   * @param toSeconds after fromSeconds
   */
  public RecordedArrays record(double fromSeconds, double toSeconds) {
    var arrays = new RecordedArrays(
        network.sites(),
        plan.extent(),
        weather,
        fromSeconds,
        toSeconds,
        chance.forked("recordings"));
    recorded = Optional.of(arrays);
    return arrays;
  }

  /**
   * Plays it, once.
   *
   * @param dayDone told the number of days played
   * @return number of observations
   */
  public long play(ObservationSink observations, TruthSink truth, IntConsumer dayDone) {
    Out out = new Out(observations, truth);
    network.forge(theatre.seconds(), this::wait);
    for (Faults.Done fault : network.faults()) {
      truth.fault(fault);
    }
    Optional<Activity> activity =
        plan.activity().map(a -> new Activity(a, theatre, missions, chance.forked("activity")));
    List<Confusers> confusers = new ArrayList<>();
    for (int i = 0; i < plan.confusers().size(); i++) {
      confusers.add(new Confusers(
          plan.confusers().get(i), theatre, weather, missions, chance.forked("confuser" + i)));
    }
    ordered();
    nextFalse = gap();
    int days = (int) Math.ceil(theatre.seconds() / DAY_SECONDS);
    for (int day = 0; day < days; day++) {
      double end = Math.min((day + 1) * DAY_SECONDS, theatre.seconds());
      activity.ifPresent(a -> coming.addAll(a.until(end)));
      confusersOf(confusers, day, end);
      spokesmen.forEach(s -> s.invent(end, this::wait));
      while (!coming.isEmpty() && coming.peek().seconds() < end) {
        take(coming.remove(), out);
      }
      release(end, out);
      dayDone.accept(day + 1);
    }
    return numbered;
  }

  private void wait(double seconds, Observation observation, long cause) {
    due.add(new Report(seconds, reports++, observation, cause));
  }

  private double gap() {
    double rate = network.falsePerSecond();
    return rate == 0 ? Double.POSITIVE_INFINITY : -StrictMath.log(1 - noise.between(0, 1)) / rate;
  }

  private void ordered() {
    for (int i = 0; i < plan.missions().size(); i++) {
      MissionPlan m = plan.missions().get(i);
      coming.addAll(missions.fired(
          new FireMission.Order(
              m.weapon(),
              m.firedBy(),
              m.rounds(),
              m.atSeconds(),
              m.intervalSeconds(),
              m.eastKilometers(),
              theatre.behindLine(m.impactOn(), m.eastKilometers(), m.behindKilometers())),
          chance.forked("mission" + i)));
    }
  }

  private void confusersOf(List<Confusers> confusers, int day, double end) {
    double start = day * DAY_SECONDS;
    for (Confusers c : confusers) {
      for (Confusers.Drawn drawn : c.onDay(day)) {
        Occurrence o = drawn.occurrence();
        if (o.seconds() >= end) {
          continue;
        }
        coming.add(o);
        if (drawn.isAnnounced()) {
          announced.add(o.number());
          // Announced in the morning for the hour, within 300 m and 10 minutes. [A]
          wait(
              start,
              new Observation.Announcement(
                  o.kind().name().toLowerCase(Locale.ROOT),
                  o.seconds() + 300 * noise.gaussianWithin(1, 2),
                  o.eastKilometers() + 0.15 * noise.gaussianWithin(1, 2),
                  o.northKilometers() + 0.15 * noise.gaussianWithin(1, 2),
                  start),
              o.number());
        }
      }
    }
  }

  private void take(Occurrence o, Out out) {
    release(o.seconds(), out);
    out.truth.happened(o, announced.remove(o.number()));
    network.notice(o, weather.at(o.eastKilometers(), o.seconds()), this::unlessRecorded);
    recorded.ifPresent(r -> r.happened(o));
    for (Spokesman s : spokesmen) {
      s.notice(o, this::wait);
    }
  }

  private void unlessRecorded(double seconds, Observation observation, long cause) {
    if (recorded.isEmpty() || !recorded.get().replaces(seconds, observation, cause)) {
      wait(seconds, observation, cause);
    }
  }

  /** Lets out all that is due before this time. */
  private void release(double until, Out out) {
    while (nextHeartbeat < until) {
      double at = nextHeartbeat;
      releaseReports(at, out);
      network.heartbeat(at, out);
      nextHeartbeat += HEARTBEAT_SECONDS;
    }
    releaseReports(until, out);
  }

  private void releaseReports(double until, Out out) {
    while (true) {
      double first = due.isEmpty() ? Double.POSITIVE_INFINITY : due.peek().seconds();
      if (Math.min(first, nextFalse) >= until) {
        return;
      }
      if (first <= nextFalse) {
        Report r = due.remove();
        out.emit(r.seconds(), r.observation(), r.cause());
      } else {
        network.falseTrigger(nextFalse, noise.between(0, 1), out);
        nextFalse += gap();
      }
    }
  }

  private final class Out implements Emission {
    private final ObservationSink observations;
    private final TruthSink truth;

    Out(ObservationSink observations, TruthSink truth) {
      this.observations = observations;
      this.truth = truth;
    }

    @Override
    public void emit(double trueSeconds, Observation observation, long cause) {
      long number = numbered++;
      if (observation instanceof Observation.Health health) {
        recorded.ifPresent(r -> r.health(health));
      }
      observations.accept(number, observation);
      truth.caused(number, cause);
    }
  }
}
