// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.trucewatch.science.association.kinds.BearingLikelihood;
import org.trucewatch.science.association.kinds.MarkClutter;

/** Marks of the picks of a field, ready to be scored: NaN, -1 or a concentration of 0 where a pick has none. */
final class MarkColumns {
  final double[] sine;
  final double[] cosine;
  final double[] concentration;
  final double[] logPeak;
  final double[] clutterShare;
  final double[] speed;
  final double[] speedError;
  final double[] level;

  /** Error that a bearing states, radians. */
  final double[] bearingError;

  final byte[] wave;

  /** Whether any pick has a mark that tells of the event and not of its place: then an event has a state. */
  final boolean ofEvent;

  final MarkClutter clutter;

  private MarkColumns(double[][] columns, byte[] wave, boolean ofEvent, MarkClutter clutter) {
    sine = columns[0];
    cosine = columns[1];
    concentration = columns[2];
    logPeak = columns[3];
    clutterShare = columns[4];
    speed = columns[5];
    speedError = columns[6];
    level = columns[7];
    bearingError = columns[8];
    this.wave = wave;
    this.ofEvent = ofEvent;
    this.clutter = clutter;
  }

  /** Marks of the rows kept; levels are understood for sound alone. */
  static MarkColumns of(MarkRows rows, int[] kept, int phases) {
    double[] bearing = rows.take(rows.bearing, kept);
    double[] error = rows.take(rows.bearingError, kept);
    double[] speed = rows.take(rows.speed, kept);
    double[] level = rows.take(rows.level, kept);
    if (phases > 1) {
      Arrays.fill(level, Double.NaN);
    }
    byte[] wave = rows.takeWaves(kept);
    int n = kept.length;
    double[][] columns = {
      new double[n],
      new double[n],
      new double[n],
      new double[n],
      new double[n],
      speed,
      rows.take(rows.speedError, kept),
      level,
      error
    };
    boolean ofEvent = false;
    for (int i = 0; i < n; i++) {
      columns[4][i] = 1;
      if (!Double.isNaN(bearing[i])) {
        columns[0][i] = StrictMath.sin(bearing[i]);
        columns[1][i] = StrictMath.cos(bearing[i]);
        columns[2][i] = BearingLikelihood.concentration(error[i]);
        columns[3][i] = BearingLikelihood.logPeakRatio(columns[2][i]);
        columns[4][i] = BearingLikelihood.clutterShare(error[i]);
      }
      ofEvent |= !Double.isNaN(level[i]) || wave[i] >= 0;
    }
    return new MarkColumns(columns, wave, ofEvent, new MarkClutter(level, speed, wave));
  }

  /** The marks of some rows; clutter stays that of all. */
  MarkColumns take(int[] from) {
    double[][] columns = {
      sine, cosine, concentration, logPeak, clutterShare, speed, speedError, level, bearingError
    };
    double[][] taken = new double[columns.length][from.length];
    byte[] takenWave = new byte[from.length];
    for (int i = 0; i < from.length; i++) {
      for (int k = 0; k < columns.length; k++) {
        taken[k][i] = columns[k][from[i]];
      }
      takenWave[i] = wave[from[i]];
    }
    return new MarkColumns(taken, takenWave, ofEvent, clutter);
  }

  /** These marks without the bearings of some nodes; null where none is left. */
  @Nullable
  MarkColumns withoutBearings(PickField field, boolean[] nodes) {
    double[][] columns = {
      sine.clone(),
      cosine.clone(),
      concentration.clone(),
      logPeak.clone(),
      clutterShare.clone(),
      speed,
      speedError,
      level,
      bearingError
    };
    int phases = field.channels / nodes.length;
    boolean isLeft = ofEvent;
    for (int row = 0; row < field.size; row++) {
      if (nodes[field.channel[row] / phases]) {
        columns[0][row] = 0;
        columns[1][row] = 0;
        columns[2][row] = 0;
        columns[3][row] = 0;
        columns[4][row] = 1;
      }
      isLeft |= columns[2][row] > 0 || !Double.isNaN(speed[row]);
    }
    return isLeft ? new MarkColumns(columns, wave, ofEvent, clutter) : null;
  }

  /** The trace speeds without all else; null where there is none. */
  @Nullable
  MarkColumns speedsAlone() {
    int n = wave.length;
    if (Arrays.stream(speed).allMatch(Double::isNaN)) {
      return null;
    }
    double[] none = new double[n];
    double[] unknown = new double[n];
    double[] whole = new double[n];
    byte[] noWave = new byte[n];
    Arrays.fill(unknown, Double.NaN);
    Arrays.fill(whole, 1);
    Arrays.fill(noWave, (byte) -1);
    double[][] columns = {none, none, none, none, whole, speed, speedError, unknown, unknown};
    return new MarkColumns(columns, noWave, false, clutter);
  }

  /** Mean share of clutter that a bearing's gate lets pass: what the crowd at a node shrinks to. */
  double crowdShare() {
    return clutterShare.length == 0 ? 1 : Arrays.stream(clutterShare).sum() / clutterShare.length;
  }
}
