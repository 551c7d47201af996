// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * Names that come out the same in every replay: a hash (FNV-1a, 64 bits) of the tile of one degree, the origin time rounded to
 * ten minutes and the smallest detection id.
 */
public final class EventName {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final long ROUNDED_SECONDS = 600;

  private EventName() {}

  static String of(GeoPoint place, Instant occurredAt, List<Detection> arrivals) {
    String smallest = arrivals.stream()
        .map(Detection::detectionId)
        .min(Comparator.naturalOrder())
        .orElseThrow();
    String name = (int) Math.floor(place.latitudeDegrees())
        + "/" + (int) Math.floor(place.longitudeDegrees())
        + "/" + Math.floorDiv(occurredAt.getEpochSecond() + ROUNDED_SECONDS / 2, ROUNDED_SECONDS)
        + "/" + smallest;
    return hashed(name);
  }

  /** The name that follows from this text: the same text, the same name. */
  public static String hashed(String text) {
    long hash = OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return String.format(Locale.ROOT, "event-%016x", hash);
  }
}
