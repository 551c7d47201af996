// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.exercise;

import java.util.List;
import java.util.Optional;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.party.ReportingPlan;
import org.trucewatch.simulation.sensor.FaultPlan;
import org.trucewatch.simulation.sensor.SensorPlan;
import org.trucewatch.simulation.source.Activity;
import org.trucewatch.simulation.source.Confusers;
import org.trucewatch.simulation.weather.WeatherPlan;

/**
 * An exercise as its file describes it. The sides are the file's; {@link Sides#exchanged} gives the mirrored exercise.
 *
 * @param name file-name form
 * @param title for people
 * @param seed used where none is given on the command line
 * @param extent ground and time
 * @param sides first party north of the line, second south
 * @param weather the air
 * @param sensors the network
 * @param activity fire in the background
 * @param missions fire that is ordered
 * @param confusers what is no fire
 * @param faults what goes wrong
 * @param reporting how each party speaks: the first's and the second's
 * @param musts what a correct system concludes
 */
public record ExercisePlan(
    String name,
    String title,
    long seed,
    Theatre.Extent extent,
    Sides sides,
    WeatherPlan weather,
    List<SensorPlan> sensors,
    Optional<Activity.Plan> activity,
    List<MissionPlan> missions,
    List<Confusers.Plan> confusers,
    List<FaultPlan> faults,
    List<ReportingPlan> reporting,
    List<Must> musts) {
  public ExercisePlan {
    sensors = List.copyOf(sensors);
    missions = List.copyOf(missions);
    confusers = List.copyOf(confusers);
    faults = List.copyOf(faults);
    reporting = List.copyOf(reporting);
    musts = List.copyOf(musts);
  }
}
