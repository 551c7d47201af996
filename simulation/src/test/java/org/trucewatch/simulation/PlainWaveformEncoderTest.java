// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation;

import java.util.List;
import org.trucewatch.domain.WaveformSegment;

class PlainWaveformEncoderTest extends WaveformEncoderContract {
  @Override
  protected WaveformEncoder encoder() {
    return new PlainWaveformEncoder();
  }

  @Override
  protected List<WaveformSegment> read(byte[] miniSeed, byte[] stationXml) {
    return PlainWaveformEncoder.read(miniSeed, stationXml);
  }
}
