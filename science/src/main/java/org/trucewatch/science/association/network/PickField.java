// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Usable picks in order of (channel, time, id), where a channel is one wave at one node, with an index that finds the first pick
 * at or after a time in constant time. Rows refer back to the rows of the field they were taken from, so a field of only the
 * free picks can be searched as fast as a small one.
 */
final class PickField {
  final int channels;
  final int size;
  final long[] id;
  final double[] time;
  final double[] sigma;

  /** First row of each channel, and the end. */
  final int[] start;

  /** Channel of each row. */
  final int[] channel;

  /** Marks by row; null where no pick has any. */
  final @Nullable MarkColumns marks;

  final double firstTime;
  final double lastTime;
  private final double bucketSeconds;
  private final int buckets;
  private final int[] bucket;

  /** Columns already in order of (channel, time, id). */
  PickField(
      int channels,
      int[] start,
      long[] id,
      double[] time,
      double[] sigma,
      @Nullable MarkColumns marks) {
    this.channels = channels;
    this.marks = marks;
    this.start = start;
    this.id = id;
    this.time = time;
    this.sigma = sigma;
    size = time.length;
    channel = new int[size];
    for (int ch = 0; ch < channels; ch++) {
      Arrays.fill(channel, start[ch], start[ch + 1], ch);
    }
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (double t : time) {
      first = Math.min(first, t);
      last = Math.max(last, t);
    }
    firstTime = size == 0 ? 0 : first;
    lastTime = size == 0 ? 0 : last;
    buckets = 1 + 2 * size / Math.max(1, channels);
    bucketSeconds = Math.max(1e-3, (lastTime - firstTime) / buckets);
    bucket = new int[channels * (buckets + 1)];
    for (int ch = 0; ch < channels; ch++) {
      fillBuckets(ch);
    }
  }

  private void fillBuckets(int channel) {
    int row = start[channel];
    for (int b = 0; b <= buckets; b++) {
      double from = firstTime + b * bucketSeconds;
      while (row < start[channel + 1] && time[row] < from) {
        row++;
      }
      bucket[channel * (buckets + 1) + b] = row;
    }
  }

  /** First row of the channel at or after a time; the channel's end if there is none. */
  int firstAtOrAfter(int channel, double seconds) {
    double place = (seconds - firstTime) / bucketSeconds;
    int b = place <= 0 ? 0 : place >= buckets ? buckets : (int) place;
    int row = bucket[channel * (buckets + 1) + b];
    int end = start[channel + 1];
    // A bucket's edge may round to either side of the time asked for.
    while (row > start[channel] && time[row - 1] >= seconds) {
      row--;
    }
    while (row < end && time[row] < seconds) {
      row++;
    }
    return row;
  }

  double seconds() {
    return lastTime - firstTime;
  }

  /** The same picks with other marks, or with none. */
  PickField with(@Nullable MarkColumns other) {
    return new PickField(channels, start, id, time, sigma, other);
  }

  /** Rows of this field whose mark is negative, and where they came from. */
  Subset unmarked(int[] mark) {
    int[] from = new int[size];
    int[] newStart = new int[channels + 1];
    int count = 0;
    for (int ch = 0; ch < channels; ch++) {
      newStart[ch] = count;
      for (int row = start[ch]; row < start[ch + 1]; row++) {
        if (mark[row] < 0) {
          from[count++] = row;
        }
      }
    }
    newStart[channels] = count;
    from = Arrays.copyOf(from, count);
    return new Subset(take(from, newStart), from);
  }

  private PickField take(int[] from, int[] newStart) {
    long[] newId = new long[from.length];
    double[] newTime = new double[from.length];
    double[] newSigma = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      newId[i] = id[from[i]];
      newTime[i] = time[from[i]];
      newSigma[i] = sigma[from[i]];
    }
    return new PickField(
        channels, newStart, newId, newTime, newSigma, marks == null ? null : marks.take(from));
  }

  /** A smaller field, and for each of its rows the row it was in the larger. */
  record Subset(PickField field, int[] from) {}
}
