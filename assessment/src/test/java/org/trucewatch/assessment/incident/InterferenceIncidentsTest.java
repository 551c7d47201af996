// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.domain.line.SensorKind;

class InterferenceIncidentsTest {
  private static final ControlLine LINE = new ControlLine(
      List.of(
          new ControlLine.Vertex(0, 0),
          new ControlLine.Vertex(10, 0),
          new ControlLine.Vertex(40, 30)),
      "P",
      "Q",
      1,
      5,
      0);
  private static final List<Sensor> SENSORS = List.of(
      new Sensor("a", SensorKind.ACOUSTIC_NODE, "mission", "P", 0, 1),
      new Sensor("b", SensorKind.ACOUSTIC_NODE, "mission", "P", 4, 1),
      new Sensor("c", SensorKind.ACOUSTIC_NODE, "mission", "Q", 40, 1));

  private static SensorFlag flag(int sensor, double from, SensorFlag.What what) {
    return new SensorFlag(sensor, from, from + 100, what, 1e-6, "made up");
  }

  @Test
  void aSilenceTogetherIsAnIncidentOnItsStretch() {
    var alert = new OutageAlert(10, 20, 100, 900, 5, 6, 1e-7);
    assertThat(InterferenceIncidents.of(List.of(alert), List.of(), SENSORS, LINE))
        .singleElement()
        .satisfies(i -> {
          assertThat(i.kind()).isEqualTo(Incident.Kind.INTERFERENCE);
          assertThat(i.eastKilometers()).isEqualTo(15);
          assertThat(i.northKilometers()).isEqualTo(5);
          assertThat(i.fromSeconds()).isEqualTo(100);
          assertThat(i.toSeconds()).isEqualTo(900);
          assertThat(i.impulses()).isEmpty();
          assertThat(SeverityScale.of(i)).isEqualTo(IncidentFinding.Severity.NONE);
        });
  }

  @Test
  void oneFlaggedSensorStaysAFlagAndTwoNeighboursAreAnIncident() {
    var alone = List.of(
        flag(0, 0, SensorFlag.What.TIMES),
        flag(0, 50, SensorFlag.What.ALONE),
        flag(2, 60, SensorFlag.What.TIMES));
    assertThat(InterferenceIncidents.of(List.of(), alone, SENSORS)).isEmpty();
    var two = List.of(flag(1, 50, SensorFlag.What.ALONE), flag(0, 0, SensorFlag.What.TIMES));
    List<Incident> found = InterferenceIncidents.of(List.of(), two, SENSORS);
    assertThat(found).singleElement().satisfies(i -> {
      assertThat(i.eastKilometers()).isEqualTo(2);
      assertThat(i.toSeconds()).isEqualTo(150);
    });
    assertThat(InterferenceIncidents.of(List.of(), two.reversed(), SENSORS)).isEqualTo(found);
  }

  @Test
  void withoutALineASilenceHasNoPlace() {
    var alert = new OutageAlert(10, 20, 100, 900, 5, 6, 1e-7);
    assertThat(InterferenceIncidents.of(List.of(alert), List.of(), SENSORS)
            .getFirst()
            .eastKilometers())
        .isNaN();
  }
}
