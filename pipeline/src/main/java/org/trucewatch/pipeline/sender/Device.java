// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A device's enrolment: which key speaks for it, from when to when, and what it may send.
 *
 * @param deviceId unique
 * @param ownerId of a registered owner
 * @param publicKey Ed25519, 32 bytes in lower-case hexadecimal
 * @param validFrom by the receiver's clock
 * @param validTo from here on it may not send
 * @param formats that its observations may have
 */
public record Device(
    String deviceId,
    String ownerId,
    String publicKey,
    Instant validFrom,
    Instant validTo,
    Set<String> formats,
    Quota quota) {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  public Device {
    Batch.requireId("deviceId", deviceId);
    Batch.requireId("ownerId", ownerId);
    formats.forEach(format -> Batch.requireId("format", format));
    formats = Collections.unmodifiableSet(new TreeSet<>(formats));
    if (!KEY.matcher(publicKey).matches()) {
      throw new IllegalArgumentException(
          "publicKey is \"" + publicKey + "\", expected 32 bytes in lower-case hexadecimal");
    }
    if (!validFrom.isBefore(validTo)) {
      throw new IllegalArgumentException("device " + deviceId + " is valid from " + validFrom
          + " to " + validTo + ", expected an end after the beginning");
    }
    if (formats.isEmpty()) {
      throw new IllegalArgumentException(
          "device " + deviceId + " may send no format, expected at least one");
    }
  }

  /**
   * The most that a device may send. It may save up at most a minute's worth.
   *
   * @param batchesPerMinute most batches
   * @param bytesPerMinute most bytes
   */
  public record Quota(int batchesPerMinute, long bytesPerMinute) {
    /** Ours: two batches a second and 64 MiB a minute, ten times what a four-channel array sends. */
    public static final Quota DEFAULT = new Quota(120, 64L << 20);

    public Quota {
      if (batchesPerMinute < 1 || bytesPerMinute < 1) {
        throw new IllegalArgumentException("quota is " + batchesPerMinute + " batches and "
            + bytesPerMinute + " bytes a minute, expected 1 or more of each");
      }
    }
  }
}
