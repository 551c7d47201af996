// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.trucewatch.domain.Rejection;

/**
 * Joins records of one channel to segments by their time stamps: a record continues a segment when it starts within half
 * a sample of where the last one ended. A later start is a gap, and a new segment begins. What an earlier start repeats
 * is left out, the samples that came first stay.
 */
final class SegmentMerger {
  private SegmentMerger() {}

  static List<CountsSegment> merge(List<MiniSeedDecoder.Piece> pieces, List<Rejection> rejections) {
    List<MiniSeedDecoder.Piece> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparing(MiniSeedDecoder.Piece::sensorId)
        .thenComparing(MiniSeedDecoder.Piece::start));
    List<CountsSegment> segments = new ArrayList<>();
    List<double[]> parts = new ArrayList<>();
    MiniSeedDecoder.Piece first = null;
    Instant end = Instant.MIN;
    for (MiniSeedDecoder.Piece piece : sorted) {
      double[] counts = piece.counts();
      boolean same = first != null
          && first.sensorId().equals(piece.sensorId())
          && first.rateHertz() == piece.rateHertz();
      long early = same ? Math.round(seconds(piece.start(), end) * piece.rateHertz()) : 0;
      if (same && early > 0) {
        int repeated = (int) Math.min(early, counts.length);
        rejections.add(new Rejection(
            piece.where(),
            repeated + " of " + counts.length + " samples of " + piece.sensorId()
                + " repeat a time that an earlier record holds",
            "records that follow each other",
            "Nothing to do if the record was sent twice; else check the recorder's clock."));
        counts = Arrays.copyOfRange(counts, repeated, counts.length);
      }
      if (counts.length == 0) {
        continue;
      }
      if (first == null || !same || early < 0) {
        finish(first, parts, segments);
        first = piece;
        parts = new ArrayList<>();
        end = piece.start();
      }
      parts.add(counts);
      end = early > 0
          ? end.plusNanos(Math.round(counts.length / piece.rateHertz() * 1e9))
          : piece.start().plusNanos(Math.round(counts.length / piece.rateHertz() * 1e9));
    }
    finish(first, parts, segments);
    return segments;
  }

  private static double seconds(Instant from, Instant to) {
    Duration d = Duration.between(from, to);
    return d.getSeconds() + d.getNano() * 1e-9;
  }

  private static void finish(
      MiniSeedDecoder.@org.jspecify.annotations.Nullable Piece first,
      List<double[]> parts,
      List<CountsSegment> segments) {
    if (first == null) {
      return;
    }
    int length = parts.stream().mapToInt(p -> p.length).sum();
    double[] counts = new double[length];
    int at = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, counts, at, part.length);
      at += part.length;
    }
    segments.add(new CountsSegment(first.sensorId(), first.start(), first.rateHertz(), counts));
  }
}
