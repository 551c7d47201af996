// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.replay.InputFile;
import org.trucewatch.app.replay.ReplayPlan;
import org.trucewatch.app.replay.ReplayRunner;
import org.trucewatch.app.replay.ReplaySource;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.ClockFault.Candidate;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.SharedData;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.RunSettings;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.signal.DetectorSettings;

/**
 * Wrong clocks in the files themselves: the real recording with the start times in the record headers of one element
 * rewritten, through the whole replay.
 */
class ClockFaultReplayTest {
  /**
   * The location's asked accuracy, km. The fault costs one element or one array of five; what remains must still be as good
   * as asked of the whole, and within what the location said it did not know (one standard deviation).
   */
  private static final double MOVED_KILOMETERS_MAX = 20;

  @TempDir
  private Path temp;

  @Test
  void clocksWrongByASecondOrSixteenAreFoundAndTheEventStays() {
    Path recording = SharedData.folder("hrr5-infrasound");
    Picture before = replay(recording, "as-recorded");
    assertThat(before.clockFaults()).isEmpty();

    Picture second = replay(copy(recording, "one-second", "W46NE", 1), "one-second-logs");
    assertThat(faults(second)).singleElement().satisfies(f -> {
      Candidate named = f.findIdentified().orElseThrow();
      assertThat(named.sensorId()).contains("W46NE");
      assertThat(Math.abs(named.offsetSeconds() - 1)).isLessThanOrEqualTo(0.05);
    });
    assertStays(before, second);

    Picture sixteen = replay(copy(recording, "sixteen-seconds", "W34SE", 16), "sixteen-logs");
    assertThat(faults(sixteen))
        .singleElement()
        .satisfies(f -> assertThat(f.candidates())
            .extracting(Candidate::sensorId)
            .anyMatch(id -> id.contains("W34SE")));
    assertStays(before, sixteen);
  }

  private static List<ClockFault> faults(Picture picture) {
    return picture.clockFaults().stream().map(s -> s.value()).toList();
  }

  private static void assertStays(Picture before, Picture after) {
    Located a = located(before);
    Located b = located(after);
    GeodesicData move = Geodesic.WGS84.Inverse(
        a.mean().latitudeDegrees(),
        a.mean().longitudeDegrees(),
        b.mean().latitudeDegrees(),
        b.mean().longitudeDegrees());
    double east = move.s12 / 1000 * Math.sin(Math.toRadians(move.azi1));
    double north = move.s12 / 1000 * Math.cos(Math.toRadians(move.azi1));
    Symmetric2 weight = a.covarianceKilometers2().inverse();
    assertThat(move.s12 / 1000).isLessThan(MOVED_KILOMETERS_MAX);
    assertThat(weight.ee() * east * east
            + 2 * weight.en() * east * north
            + weight.nn() * north * north)
        .as("square of the move in standard deviations")
        .isLessThan(1);
  }

  private static Located located(Picture picture) {
    assertThat(picture.events()).hasSize(1);
    if (picture.events().getFirst().event().location() instanceof Located located) {
      return located;
    }
    throw new AssertionError("the event is not located");
  }

  private Picture replay(Path folder, String logs) {
    ReplaySource source = ReplaySource.of(folder, temp);
    ReplayPlan plan = source.plan();
    RunSettings settings = new RunSettings(
        "test",
        plan.title(),
        plan.subtitle(),
        false,
        DetectorSettings.INFRASOUND,
        AssociationSettings.DEFAULT,
        source.files().stream().map(InputFile::registration).toList());
    return new ReplayRunner(step -> {})
        .run(
            plan.name(),
            settings,
            plan.agreement(),
            plan.seed(),
            plan.clockStart(),
            plan.clockStep(),
            source.files(),
            temp.resolve(logs));
  }

  /** A copy of the folder in which one station's records start this much later. */
  private Path copy(Path folder, String name, String station, int seconds) {
    Path copy = temp.resolve(name);
    try (Stream<Path> files = Files.list(folder)) {
      Files.createDirectories(copy);
      int shifted = 0;
      for (Path file :
          files.filter(f -> f.toString().matches(".*\\.(mseed|xml)")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".mseed")) {
          shifted += shift(bytes, station, seconds);
        }
        Files.write(copy.resolve(file.getFileName()), bytes);
      }
      assertThat(shifted).as("records of " + station).isPositive();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /**
   * Rewrites BTIME (bytes 20 to 29: year, day, hour, minute, second, unused, 0.0001 s). Whole seconds leave its last field and
   * the microseconds of blockette 1001 as they are. The record's length is the power of two in blockette 1000.
   */
  private static int shift(byte[] bytes, String station, int seconds) {
    int shifted = 0;
    for (int at = 0; at < bytes.length; ) {
      ByteBuffer record = ByteBuffer.wrap(bytes, at, bytes.length - at).slice();
      String code = new String(bytes, at + 8, 5, StandardCharsets.US_ASCII).strip();
      if (code.equals(station)) {
        LocalDateTime start = LocalDateTime.of(
                record.getShort(20), 1, 1, record.get(24), record.get(25), record.get(26))
            .plusDays(record.getShort(22) - 1L)
            .plusSeconds(seconds);
        record.putShort(20, (short) start.getYear());
        record.putShort(22, (short) start.getDayOfYear());
        record.put(24, (byte) start.getHour());
        record.put(25, (byte) start.getMinute());
        record.put(26, (byte) start.getSecond());
        shifted++;
      }
      at += 1 << recordPower(record);
    }
    return shifted;
  }

  private static int recordPower(ByteBuffer record) {
    int blockette = record.getShort(46);
    while (blockette != 0 && record.getShort(blockette) != 1000) {
      blockette = record.getShort(blockette + 2);
    }
    return record.get(blockette + 6);
  }
}
