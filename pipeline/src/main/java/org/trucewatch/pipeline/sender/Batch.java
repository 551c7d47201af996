// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * What a device says in one signed batch. Hashes and boot ids are lower-case hexadecimal.
 *
 * @param deviceId as registered
 * @param bootId 16 bytes that the device draws anew when it starts
 * @param sequence number within the boot, from 1
 * @param previous the batch before, of this boot or of the one before; empty where the device remembers none
 * @param made when it was made, by the device's clock
 * @param fix where the device says it is
 * @param checkpoint newest checkpoint of a log that the device has seen: it was made after that
 * @param observations in the device's order
 */
public record Batch(
    String deviceId,
    String bootId,
    long sequence,
    Optional<Previous> previous,
    Stamp made,
    Optional<Fix> fix,
    Optional<SeenCheckpoint> checkpoint,
    List<Observed> observations) {
  /** Largest batch. Ours: ten minutes of an array of four channels at 100 Hz, compressed, take less. */
  public static final int BYTES_MAX = 1 << 20;

  /** Most observations of one batch. */
  public static final int OBSERVATIONS_MAX = 1_000;

  private static final Pattern BOOT = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  public Batch {
    observations = List.copyOf(observations);
    requireId("deviceId", deviceId);
    requireBoot(bootId);
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence is " + sequence + ", expected 1 or more");
    }
    if (observations.size() > OBSERVATIONS_MAX) {
      throw new IllegalArgumentException(
          "observations are " + observations.size() + ", expected at most " + OBSERVATIONS_MAX);
    }
    if (sequence > 1 && previous.isEmpty()) {
      throw new IllegalArgumentException("sequence is " + sequence
          + " and the previous batch's hash is missing, expected it from 2 on");
    }
    boolean adjoins = previous
        .map(p -> p.bootId().equals(bootId) ? p.sequence() + 1 == sequence : sequence == 1)
        .orElse(true);
    if (!adjoins) {
      throw new IllegalArgumentException("sequence is " + sequence
          + " and the previous batch is said to be " + previous.get().sequence()
          + " of another or the same boot, expected the one directly before");
    }
  }

  /** Ids of devices, owners and formats: lower case, as file names and addresses take them. */
  static String requireId(String name, String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          name + " is \"" + id
              + "\", expected 1 to 64 lower-case letters, digits, '.', '_' and '-', a letter or digit first");
    }
    return id;
  }

  private static void requireBoot(String bootId) {
    if (!BOOT.matcher(bootId).matches()) {
      throw new IllegalArgumentException(
          "bootId is \"" + bootId + "\", expected 16 bytes in hexadecimal");
    }
  }

  private static void requireHash(String hash) {
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException(
          "hash is \"" + hash + "\", expected 32 bytes in hexadecimal");
    }
  }

  /** The place in the device's own count. */
  public String place() {
    return "batch " + sequence + " of boot " + bootId;
  }

  /**
   * The batch before.
   *
   * @param hash SHA-256 over its bytes as they were sent
   */
  public record Previous(String bootId, long sequence, String hash) {
    public Previous {
      requireBoot(bootId);
      requireHash(hash);
      if (sequence < 1) {
        throw new IllegalArgumentException(
            "previous sequence is " + sequence + ", expected 1 or more");
      }
    }
  }

  /** How far a device's clock is to be trusted, as the device says itself. */
  public enum TimeQuality {
    UNKNOWN,
    /** Running on its own since it was last set. */
    FREE_RUNNING,
    /** Set over a network. */
    NETWORK,
    /** Set by satellite navigation. */
    SATELLITE
  }

  /**
   * A device's time.
   *
   * @param at by its clock
   * @param errorBound how far it may be off, by the device's own estimate; empty where it has none
   */
  public record Stamp(Instant at, TimeQuality quality, Optional<Duration> errorBound) {}

  /**
   * A device's position.
   *
   * @param age since the position was found
   */
  public record Fix(GeoPoint point, Duration age) {
    public Fix {
      if (age.isNegative()) {
        throw new IllegalArgumentException(
            "age of the position is " + age + ", expected 0 or more");
      }
    }
  }

  /**
   * A log's state.
   *
   * @param origin the log's name
   * @param size its entries
   * @param root its root hash
   */
  public record SeenCheckpoint(String origin, long size, String root) {
    public SeenCheckpoint {
      requireHash(root);
      if (origin.isEmpty() || size < 0) {
        throw new IllegalArgumentException("checkpoint is of \"" + origin + "\" with size " + size
            + ", expected a name and a size of 0 or more");
      }
    }
  }

  /**
   * One thing that was observed, in a registered format. The bytes are not copied; whoever holds it must not write to them.
   *
   * @param name what the device calls it, as in {@code 2031-03-15.mseed}; one line
   * @param format name of the format's decoder
   * @param recordedAt by the device's clock
   */
  @SuppressWarnings("ArrayRecordComponent") // sealed at once
  public record Observed(String name, String format, Instant recordedAt, byte[] bytes) {
    /** Longest name in characters. */
    public static final int NAME_CHARACTERS_MAX = 128;

    public Observed {
      requireId("format", format);
      boolean control = name.chars().anyMatch(c -> Character.isISOControl(c));
      if (name.isBlank() || name.length() > NAME_CHARACTERS_MAX || control) {
        throw new IllegalArgumentException("name of an observation has " + name.length()
            + " characters, expected 1 to " + NAME_CHARACTERS_MAX + " without control characters");
      }
    }
  }
}
