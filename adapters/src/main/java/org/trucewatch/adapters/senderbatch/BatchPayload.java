// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.Batch.Fix;
import org.trucewatch.pipeline.sender.Batch.Observed;
import org.trucewatch.pipeline.sender.Batch.Previous;
import org.trucewatch.pipeline.sender.Batch.SeenCheckpoint;
import org.trucewatch.pipeline.sender.Batch.Stamp;
import org.trucewatch.pipeline.sender.Batch.TimeQuality;

/**
 * A batch as deterministic CBOR: a map of integer keys, all units integers. docs/decisions/0012 has the table.
 *
 * <pre>
 *  1 device id, text              2 boot id, 16 bytes           3 sequence number, from 1
 *  4 previous batch's SHA-256     5 [boot id, sequence] of the previous batch, where it was another boot
 *  6 made at, microseconds since 1970 UTC by the device's clock
 *  7 time quality: 0 unknown, 1 free running, 2 network, 3 satellite        8 clock's error bound, microseconds
 *  9 [latitude, longitude in 1e-7 degrees, height above WGS 84 in mm, age of the position in ms]
 * 10 [origin, size, root hash] of the newest checkpoint seen
 * 11 [[name, format, recorded at in microseconds since 1970 UTC, bytes], ...]
 * </pre>
 */
final class BatchPayload {
  private static final int DEVICE = 1;
  private static final int BOOT = 2;
  private static final int SEQUENCE = 3;
  private static final int PREVIOUS_HASH = 4;
  private static final int PREVIOUS_BOOT = 5;
  private static final int MADE_AT = 6;
  private static final int TIME_QUALITY = 7;
  private static final int ERROR_BOUND = 8;
  private static final int FIX = 9;
  private static final int CHECKPOINT = 10;
  private static final int OBSERVATIONS = 11;
  private static final int KEYS = 11;

  private static final int ID_BYTES_MAX = 64;
  private static final int NAME_BYTES_MAX = 4 * Observed.NAME_CHARACTERS_MAX;
  private static final int ORIGIN_BYTES_MAX = 512;
  private static final int BOOT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final double UNITS_PER_DEGREE = 1e7;
  private static final double UNITS_PER_METER = 1e3;

  /** Instants of the years 0000 to 9999, which is what an entry's text takes. */
  private static final long MICROS_MIN = -62_167_219_200_000_000L;

  private static final long MICROS_MAX = 253_402_300_799_999_999L;

  private static final HexFormat HEX = HexFormat.of();

  private @Nullable String device;
  private @Nullable String boot;
  private long sequence;
  private @Nullable String previousHash;
  private @Nullable Previous previousBoot;
  private @Nullable Instant madeAt;
  private @Nullable TimeQuality quality;
  private @Nullable Duration errorBound;
  private @Nullable Fix fix;
  private @Nullable SeenCheckpoint checkpoint;
  private @Nullable List<Observed> observations;

  private BatchPayload() {}

  static byte[] write(Batch batch) {
    CborWriter out = new CborWriter();
    Optional<Previous> otherBoot = batch.previous().filter(p -> !p.bootId().equals(batch.bootId()));
    int optional = (batch.previous().isPresent() ? 1 : 0)
        + (otherBoot.isPresent() ? 1 : 0)
        + (batch.made().errorBound().isPresent() ? 1 : 0)
        + (batch.fix().isPresent() ? 1 : 0)
        + (batch.checkpoint().isPresent() ? 1 : 0);
    out.map(KEYS - 5 + optional);
    out.integer(DEVICE).text(batch.deviceId());
    out.integer(BOOT).bytes(HEX.parseHex(batch.bootId()));
    out.integer(SEQUENCE).integer(batch.sequence());
    batch.previous().ifPresent(p -> out.integer(PREVIOUS_HASH).bytes(HEX.parseHex(p.hash())));
    otherBoot.ifPresent(p ->
        out.integer(PREVIOUS_BOOT).array(2).bytes(HEX.parseHex(p.bootId())).integer(p.sequence()));
    out.integer(MADE_AT).integer(micros(batch.made().at()));
    out.integer(TIME_QUALITY).integer(batch.made().quality().ordinal());
    batch.made().errorBound().ifPresent(b -> out.integer(ERROR_BOUND).integer(b.toNanos() / 1_000));
    batch.fix().ifPresent(f -> write(out, f));
    batch
        .checkpoint()
        .ifPresent(c -> out.integer(CHECKPOINT)
            .array(3)
            .text(c.origin())
            .integer(c.size())
            .bytes(HEX.parseHex(c.root())));
    out.integer(OBSERVATIONS).array(batch.observations().size());
    batch
        .observations()
        .forEach(o -> out.array(4)
            .text(o.name())
            .text(o.format())
            .integer(micros(o.recordedAt()))
            .bytes(o.bytes()));
    return out.toBytes();
  }

  private static void write(CborWriter out, Fix fix) {
    GeoPoint point = fix.point();
    out.integer(FIX)
        .array(4)
        .integer(Math.round(point.latitudeDegrees() * UNITS_PER_DEGREE))
        .integer(Math.round(point.longitudeDegrees() * UNITS_PER_DEGREE))
        .integer(Math.round(point.heightMeters() * UNITS_PER_METER))
        .integer(fix.age().toMillis());
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  static Batch read(byte[] bytes) {
    CborReader in = new CborReader("batch", bytes);
    BatchPayload payload = new BatchPayload();
    int size = in.map("the batch", KEYS);
    long key = 0;
    for (int i = 0; i < size; i++) {
      int place = in.place();
      key = in.key("the batch", key);
      if (key > KEYS) {
        throw in.wrong(place, "has the key " + key, "1 to " + KEYS);
      }
      payload.readValue(in, (int) key);
    }
    in.end();
    return payload.toBatch();
  }

  private void readValue(CborReader in, int key) {
    switch (key) {
      case DEVICE -> device = in.text("the device id", ID_BYTES_MAX);
      case BOOT -> boot = HEX.formatHex(in.bytesOf("the boot id", BOOT_BYTES));
      case SEQUENCE -> sequence = in.unsigned("the sequence number");
      case PREVIOUS_HASH ->
        previousHash = HEX.formatHex(in.bytesOf("the previous hash", HASH_BYTES));
      case PREVIOUS_BOOT -> previousBoot = readPreviousBoot(in);
      case MADE_AT -> madeAt = instant(in, "the time it was made");
      case TIME_QUALITY -> quality = readQuality(in);
      case ERROR_BOUND -> errorBound = Duration.of(micros(in), ChronoUnit.MICROS);
      case FIX -> fix = readFix(in);
      case CHECKPOINT -> checkpoint = readCheckpoint(in);
      case OBSERVATIONS -> observations = readObservations(in);
      default -> throw new IllegalStateException("key " + key + " was let through");
    }
  }

  private static long micros(CborReader in) {
    int place = in.place();
    long micros = in.unsigned("the clock's error bound");
    if (micros > MICROS_MAX) {
      throw in.wrong(place, "the clock's error bound is " + micros + " us", "less");
    }
    return micros;
  }

  /** The hash stands under its own key, before this one. */
  private Previous readPreviousBoot(CborReader in) {
    int place = in.place();
    in.array("the previous boot", 2, 2);
    String id = HEX.formatHex(in.bytesOf("the previous boot's id", BOOT_BYTES));
    long last = in.unsigned("the previous boot's last sequence number");
    if (previousHash == null) {
      throw in.wrong(place, "key 5 stands without key 4", "the previous batch's hash too");
    }
    if (id.equals(boot)) {
      throw in.wrong(place, "key 5 names this same boot", "another, or no key 5");
    }
    return new Previous(id, last, previousHash);
  }

  private static Instant instant(CborReader in, String what) {
    int place = in.place();
    long micros = in.integer(what);
    if (micros < MICROS_MIN || micros > MICROS_MAX) {
      throw in.wrong(place, what + " is " + micros + " us since 1970", "the years 0000 to 9999");
    }
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static TimeQuality readQuality(CborReader in) {
    int place = in.place();
    long value = in.unsigned("the time quality");
    if (value >= TimeQuality.values().length) {
      throw in.wrong(
          place, "time quality is " + value, "0 to " + (TimeQuality.values().length - 1));
    }
    return TimeQuality.values()[(int) value];
  }

  private static Fix readFix(CborReader in) {
    in.array("the position", 4, 4);
    double latitudeDegrees = in.integer("the latitude") / UNITS_PER_DEGREE;
    double longitudeDegrees = in.integer("the longitude") / UNITS_PER_DEGREE;
    double heightMeters = in.integer("the height") / UNITS_PER_METER;
    long ageMillis = in.unsigned("the position's age");
    return new Fix(
        new GeoPoint(latitudeDegrees, longitudeDegrees, heightMeters),
        Duration.ofMillis(ageMillis));
  }

  private static SeenCheckpoint readCheckpoint(CborReader in) {
    in.array("the checkpoint", 3, 3);
    return new SeenCheckpoint(
        in.text("the checkpoint's origin", ORIGIN_BYTES_MAX),
        in.unsigned("the checkpoint's size"),
        HEX.formatHex(in.bytesOf("the checkpoint's root", HASH_BYTES)));
  }

  private static List<Observed> readObservations(CborReader in) {
    int count = in.array("the observations", 0, Batch.OBSERVATIONS_MAX);
    List<Observed> read = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      in.array("an observation", 4, 4);
      read.add(new Observed(
          in.text("the observation's name", NAME_BYTES_MAX),
          in.text("the observation's format", ID_BYTES_MAX),
          instant(in, "the time of the record"),
          in.bytes("the observation", Batch.BYTES_MAX)));
    }
    return read;
  }

  private Batch toBatch() {
    String boot = require(this.boot, "2, the boot id");
    Optional<Previous> previous = Optional.ofNullable(previousBoot);
    if (previousHash != null && previous.isEmpty()) {
      if (sequence < 2) {
        throw new MalformedCborException(
            "batch: key 4, the previous hash, stands in the first batch of a boot without key 5, expected which boot it was of");
      }
      previous = Optional.of(new Previous(boot, sequence - 1, previousHash));
    }
    return new Batch(
        require(device, "1, the device id"),
        boot,
        sequence,
        previous,
        new Stamp(
            require(madeAt, "6, when it was made"),
            require(quality, "7, the time quality"),
            Optional.ofNullable(errorBound)),
        Optional.ofNullable(fix),
        Optional.ofNullable(checkpoint),
        require(observations, "11, the observations"));
  }

  private static <T> T require(@Nullable T value, String key) {
    if (value == null) {
      throw new MalformedCborException("batch: lacks key " + key + ", expected it");
    }
    return value;
  }
}
