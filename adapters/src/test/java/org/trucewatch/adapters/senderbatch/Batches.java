// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.Batch.Fix;
import org.trucewatch.pipeline.sender.Batch.Observed;
import org.trucewatch.pipeline.sender.Batch.Previous;
import org.trucewatch.pipeline.sender.Batch.SeenCheckpoint;
import org.trucewatch.pipeline.sender.Batch.Stamp;
import org.trucewatch.pipeline.sender.Batch.TimeQuality;

/** Batches for tests. */
final class Batches {
  static final Instant MADE = Instant.parse("2031-03-15T00:00:00Z");

  private Batches() {}

  /** A private key that follows from a number. */
  static DeviceKey key(int number) {
    byte[] seed = new byte[32];
    seed[0] = (byte) number;
    seed[1] = (byte) (number >> 8);
    return DeviceKey.fromSeed(seed);
  }

  static Batch batch(
      String device, String boot, long sequence, Optional<Previous> previous, String text) {
    return new Batch(
        device,
        boot,
        sequence,
        previous,
        new Stamp(MADE.plusSeconds(sequence), TimeQuality.SATELLITE, Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new Observed("notes.txt", "claims-csv", MADE, text.getBytes(StandardCharsets.UTF_8))));
  }

  static String boot(int number) {
    return "%032x".formatted(number);
  }

  /** Any batch that may be: every optional part present or not. */
  static Batch draw(Draw draw) {
    boolean first = draw.below(2) == 0;
    long sequence = first ? 1 : 2 + draw.below(1_000_000);
    String boot = boot(draw.below(1_000));
    Previous previous = new Previous(
        first ? boot(1_000 + draw.below(1_000)) : boot,
        first ? 1 + draw.below(70_000) : sequence - 1,
        "%064x".formatted(draw.below(1_000_000)));
    boolean hasPrevious = !first || draw.below(2) == 0;
    return new Batch(
        "device-" + draw.below(100),
        boot,
        sequence,
        hasPrevious ? Optional.of(previous) : Optional.empty(),
        new Stamp(
            MADE.plusNanos(1_000L * draw.below(1_000_000_000)),
            TimeQuality.values()[draw.below(4)],
            draw.below(2) == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(draw.below(9_999)))),
        draw.below(2) == 0
            ? Optional.empty()
            : Optional.of(new Fix(
                new GeoPoint(
                    draw.below(900) / 10.0, -draw.below(1800) / 10.0, draw.below(900) / 10.0),
                Duration.ofMillis(draw.below(100_000)))),
        draw.below(2) == 0
            ? Optional.empty()
            : Optional.of(new SeenCheckpoint(
                "example.org/observations", draw.below(1_000_000), "%064x".formatted(7))),
        java.util.stream.IntStream.range(0, draw.below(5))
            .mapToObj(i -> new Observed(
                "name-" + i, "miniseed", MADE.minusSeconds(i), new byte[draw.below(300)]))
            .toList());
  }
}
