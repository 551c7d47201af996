// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;

/** The best seed of each small box of place and origin time. Which seed comes first does not matter. */
final class SeedBins {
  private final double boxKm;
  private final double boxSeconds;
  private long[] keys = new long[1 << 12];
  private int[] slots = new int[1 << 12];
  int size;
  double[] x = new double[1 << 10];
  double[] y = new double[1 << 10];
  double[] time = new double[1 << 10];
  double[] score = new double[1 << 10];

  SeedBins(double boxKm, double boxSeconds) {
    this.boxKm = boxKm;
    this.boxSeconds = boxSeconds;
  }

  void offer(double px, double py, double t, double s) {
    long key = key(cell(px / boxKm), cell(py / boxKm), cell(t / boxSeconds));
    int at = find(key);
    if (keys[at] == 0) {
      keys[at] = key;
      slots[at] = size;
      grow();
      set(size++, px, py, t, s);
      if (size * 2 > keys.length) {
        rehash();
      }
    } else if (isBetter(slots[at], px, py, t, s)) {
      set(slots[at], px, py, t, s);
    }
  }

  private boolean isBetter(int slot, double px, double py, double t, double s) {
    if (s != score[slot]) {
      return s > score[slot];
    }
    if (t != time[slot]) {
      return t < time[slot];
    }
    return px != x[slot] ? px < x[slot] : py < y[slot];
  }

  /** An empty one with the same boxes. */
  SeedBins emptied() {
    return new SeedBins(boxKm, boxSeconds);
  }

  /** The seeds that are the best of their neighbourhood. */
  SeedBins peaks() {
    SeedBins peaks = new SeedBins(boxKm, boxSeconds);
    for (int slot = 0; slot < size; slot++) {
      if (isPeak(slot)) {
        peaks.offer(x[slot], y[slot], time[slot], score[slot]);
      }
    }
    return peaks;
  }

  /** Whether no neighbouring box holds a better seed. */
  private boolean isPeak(int slot) {
    long cx = cell(x[slot] / boxKm);
    long cy = cell(y[slot] / boxKm);
    long ct = cell(time[slot] / boxSeconds);
    for (int i = 0; i < 27; i++) {
      int at = find(key(cx + i % 3 - 1, cy + i / 3 % 3 - 1, ct + i / 9 - 1));
      if (keys[at] != 0) {
        int other = slots[at];
        if (other != slot && isBetter(slot, x[other], y[other], time[other], score[other])) {
          return false;
        }
      }
    }
    return true;
  }

  private static long cell(double value) {
    return (long) Math.floor(value);
  }

  private static long key(long cx, long cy, long ct) {
    return 1 + ((cx & 0xffff) | (cy & 0xffff) << 16 | (ct & 0x7fffffffL) << 32);
  }

  private int find(long key) {
    long hash = key * 0x9e3779b97f4a7c15L;
    int at = (int) (hash >>> 40) & (keys.length - 1);
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void set(int slot, double px, double py, double t, double s) {
    x[slot] = px;
    y[slot] = py;
    time[slot] = t;
    score[slot] = s;
  }

  private void grow() {
    if (size == x.length) {
      x = Arrays.copyOf(x, size * 2);
      y = Arrays.copyOf(y, size * 2);
      time = Arrays.copyOf(time, size * 2);
      score = Arrays.copyOf(score, size * 2);
    }
  }

  private void rehash() {
    long[] oldKeys = keys;
    int[] oldSlots = slots;
    keys = new long[oldKeys.length * 2];
    slots = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        slots[at] = oldSlots[i];
      }
    }
  }
}
