// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.weather.Air;

/** Sensors of one kind, all of one plan. */
public sealed interface Instruments
    permits AcousticNodes,
        AcousticArrays,
        InfrasoundArrays,
        SeismicStations,
        Radars,
        Cameras,
        ThermalSatellites {

  /** Reports what these sensors notice of an occurrence; nothing earlier than it. */
  void notice(Occurrence occurrence, Air air, Emission out);
}
