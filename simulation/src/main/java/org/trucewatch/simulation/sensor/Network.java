// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.weather.Air;
import org.trucewatch.simulation.weather.Eddies;

/** All sensors of an exercise with their clocks, outages and faults. */
public final class Network {
  private final List<Site> sites;
  private final List<Instruments> instruments = new ArrayList<>();
  private final List<AcousticNodes> nodes = new ArrayList<>();
  private final Uptime uptime;
  private final Eddies eddies;
  private final Faults faults;
  private final List<FaultPlan> faultPlans;
  private final boolean[] answered;
  private final double falsePerSecond;

  public Network(
      List<SensorPlan> plans, List<FaultPlan> faultPlans, Theatre theatre, Chance chance) {
    List<List<Site>> groups = new ArrayList<>();
    List<Site> all = new ArrayList<>();
    for (int p = 0; p < plans.size(); p++) {
      List<Site> group = Deployment.sites(plans.get(p), p + 1, theatre, chance.forked("sites" + p));
      groups.add(group);
      all.addAll(group);
    }
    uptime = new Uptime(all.size(), chance.forked("uptime"));
    eddies = new Eddies(chance.forked("eddies"));
    Clocks clocks = new Clocks(all.size());
    int first = 0;
    double rate = 0;
    for (int p = 0; p < plans.size(); p++) {
      SensorPlan plan = plans.get(p);
      for (int i = 0; i < groups.get(p).size(); i++) {
        uptime.set(first + i, plan.availability(), plan.repairHours());
      }
      Instruments made =
          instruments(plan, first, groups.get(p), clocks, chance.forked("instruments" + p));
      instruments.add(made);
      if (made instanceof AcousticNodes n) {
        nodes.add(n);
        rate += n.falsePerSecond();
      }
      first += groups.get(p).size();
    }
    this.falsePerSecond = rate;
    this.faults = new Faults(uptime, clocks, chance.forked("faults"));
    this.faultPlans = List.copyOf(faultPlans);
    for (FaultPlan plan : faultPlans) {
      all = faults.applied(plan, all);
    }
    this.sites = List.copyOf(all);
    this.answered = new boolean[sites.size()];
    java.util.Arrays.fill(answered, true);
  }

  private Instruments instruments(
      SensorPlan plan, int first, List<Site> sites, Clocks clocks, Chance chance) {
    return switch (plan.kind()) {
      case ACOUSTIC_NODE -> new AcousticNodes(plan, first, sites, uptime, clocks, eddies, chance);
      case ACOUSTIC_ARRAY -> new AcousticArrays(plan, first, sites, uptime, clocks, eddies, chance);
      case INFRASOUND_ARRAY -> new InfrasoundArrays(first, sites, uptime, clocks, chance);
      case SEISMIC_STATION -> new SeismicStations(first, sites, uptime, clocks, chance);
      case RADAR -> new Radars(first, sites, uptime, chance);
      case CAMERA -> new Cameras(first, sites, uptime, chance);
      case THERMAL_SATELLITE -> new ThermalSatellites(first, sites, chance);
    };
  }

  /** All sensors; observations count in this list. */
  public List<Site> sites() {
    return sites;
  }

  /** Faults that were put in, for the truth. */
  public List<Faults.Done> faults() {
    return faults.done();
  }

  /** Reports what any sensor notices. */
  public void notice(Occurrence occurrence, Air air, Emission out) {
    for (Instruments i : instruments) {
      i.notice(occurrence, air, out);
    }
  }

  /** Reports what is forged during the whole exercise; once, at its start. */
  public void forge(double untilSeconds, Emission out) {
    for (FaultPlan plan : faultPlans) {
      faults.forged(plan, sites, untilSeconds, out);
    }
  }

  /** False triggers of all nodes in one second, in the mean. */
  public double falsePerSecond() {
    return falsePerSecond;
  }

  /** One false trigger at a node of the group at this share, 0 to 1, of all. */
  public void falseTrigger(double at, double share, Emission out) {
    double left = share * falsePerSecond;
    for (AcousticNodes n : nodes) {
      left -= n.falsePerSecond();
      if (left <= 0) {
        n.falseTrigger(at, out);
        return;
      }
    }
  }

  /** Reports which sensors began or ceased to answer since last asked. */
  public void heartbeat(double seconds, Emission out) {
    for (int i = 0; i < sites.size(); i++) {
      boolean answers = uptime.answers(i, seconds);
      if (answers != answered[i]) {
        answered[i] = answers;
        out.emit(seconds, new Observation.Health(i, seconds, answers, seconds), Emission.NOISE);
      }
    }
  }
}
