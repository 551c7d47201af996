// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;

/** Claims of events to picks, and their settlement: the best claim first, a pick to one event, one pick a channel to an event. */
final class Claims {
  private int size;
  private int[] event = new int[1024];
  private int[] pick = new int[1024];
  private int[] channel = new int[1024];
  private double[] gain = new double[1024];

  void add(int byEvent, int toPick, int atChannel, double logGain) {
    if (logGain <= 0) {
      return;
    }
    if (size == event.length) {
      event = Arrays.copyOf(event, size * 2);
      pick = Arrays.copyOf(pick, size * 2);
      channel = Arrays.copyOf(channel, size * 2);
      gain = Arrays.copyOf(gain, size * 2);
    }
    event[size] = byEvent;
    pick[size] = toPick;
    channel[size] = atChannel;
    gain[size++] = logGain;
  }

  /** Writes the owner of each pick, -1 where none. */
  void settle(int[] owner, int events, int channels) {
    Arrays.fill(owner, -1);
    Long[] byGain = new Long[size];
    for (int i = 0; i < size; i++) {
      byGain[i] = (long) i;
    }
    Arrays.sort(byGain, (a, b) -> {
      int order = Double.compare(gain[b.intValue()], gain[a.intValue()]);
      order = order != 0 ? order : Integer.compare(pick[a.intValue()], pick[b.intValue()]);
      return order != 0 ? order : Integer.compare(event[a.intValue()], event[b.intValue()]);
    });
    boolean[] served = new boolean[events * channels];
    for (Long boxed : byGain) {
      int i = boxed.intValue();
      int slot = event[i] * channels + channel[i];
      if (owner[pick[i]] < 0 && !served[slot]) {
        owner[pick[i]] = event[i];
        served[slot] = true;
      }
    }
  }
}
