// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation;

import java.util.List;

/**
 * Writes simulated channels in the formats that real arrays send. The simulation knows no format's bytes: the adapter
 * that reads them also writes them.
 *
 * <p>Equal input gives equal bytes: no time of writing, no random identifiers.
 */
public interface WaveformEncoder {

  /**
   * The channels' samples as miniSEED 2 records, channel after channel in the order given.
   *
   * @param channels of one array, at least one
   */
  byte[] miniSeed(List<SimulatedChannel> channels);

  /**
   * The channels' places and sensitivities as an FDSN StationXML document.
   *
   * @param description for the network and each site; says that this is an exercise
   * @param channels of one array, at least one
   */
  byte[] stationXml(String description, List<SimulatedChannel> channels);
}
