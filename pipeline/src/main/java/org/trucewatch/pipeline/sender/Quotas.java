// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.trucewatch.pipeline.sender.Device.Quota;

/**
 * What each device may still send. A bucket per device fills evenly and holds a minute's worth. Thread-safe; bounded by the
 * registry, since only enrolled devices have one.
 */
final class Quotas {
  private static final double NANOS_PER_MINUTE = 60e9;

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /** Whether the device may send so many bytes now; nothing is taken. */
  boolean has(Device device, int bytes, Instant now) {
    return bucket(device, now).has(device.quota(), bytes, now);
  }

  /** Takes one batch of so many bytes, where the device still may. */
  boolean take(Device device, int bytes, Instant now) {
    return bucket(device, now).take(device.quota(), bytes, now);
  }

  private Bucket bucket(Device device, Instant now) {
    return buckets.computeIfAbsent(device.deviceId(), id -> new Bucket(device.quota(), now));
  }

  private static final class Bucket {
    private double batches;
    private double bytes;
    private Instant filledAt;

    Bucket(Quota quota, Instant now) {
      batches = quota.batchesPerMinute();
      bytes = quota.bytesPerMinute();
      filledAt = now;
    }

    synchronized boolean has(Quota quota, int size, Instant now) {
      fill(quota, now);
      return batches >= 1 && bytes >= Math.min(size, quota.bytesPerMinute());
    }

    synchronized boolean take(Quota quota, int size, Instant now) {
      if (!has(quota, size, now)) {
        return false;
      }
      batches -= 1;
      bytes -= size;
      return true;
    }

    private void fill(Quota quota, Instant now) {
      if (!now.isAfter(filledAt)) {
        return; // The clock went back or stands: nothing is saved up meanwhile.
      }
      double minutes = Math.min(1, Duration.between(filledAt, now).toNanos() / NANOS_PER_MINUTE);
      batches = Math.min(quota.batchesPerMinute(), batches + minutes * quota.batchesPerMinute());
      bytes = Math.min(quota.bytesPerMinute(), bytes + minutes * quota.bytesPerMinute());
      filledAt = now;
    }
  }
}
