// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.truth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.trucewatch.simulation.RowFile;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.sensor.Emission;
import org.trucewatch.simulation.sensor.Faults;
import org.trucewatch.simulation.source.Occurrence;

/**
 * Writes the truth to a folder of its own, as it happens: truth.jsonl with one object a line, and causes.csv with the
 * cause of each observation that has one.
 */
public final class TruthFiles implements TruthSink, AutoCloseable {
  private final BufferedWriter lines;
  private final RowFile causes;
  private final Sides sides;
  private int faults;

  /**
   * @param folder made if absent
   * @param observationFolder what the system under test reads
   * @throws IllegalArgumentException if one folder lies in the other
   */
  public TruthFiles(Path folder, Path observationFolder, Sides sides) {
    TruthFolder.requireApart(folder, observationFolder);
    this.sides = sides;
    try {
      Files.createDirectories(folder);
      lines = Files.newBufferedWriter(folder.resolve(TruthFolder.FILE_NAME));
    } catch (IOException e) {
      throw failed(e);
    }
    causes = new RowFile(folder.resolve("causes.csv"), "observation,truth");
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("truth cannot be written", e);
  }

  private void write(TruthLine line) {
    try {
      lines.write(line.json());
      lines.write('\n');
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void happened(Occurrence o, boolean isAnnounced) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("what", o.kind().name().toLowerCase(Locale.ROOT));
    fields.put("t_s", o.seconds());
    fields.put("x_km", o.eastKilometers());
    fields.put("y_km", o.northKilometers());
    fields.put("h_m", o.heightMeters());
    fields.put("W_kg", o.yieldKilograms());
    o.shot().ifPresent(s -> {
      fields.put(
          "side",
          s.firedBy() == Bank.FIRST ? sides.first().id() : sides.second().id());
      fields.put("weaponClass", s.weapon().key());
      fields.put("missionId", s.mission());
      fields.put("pairedWith", s.pairedWith() < 0 ? "" : TruthLine.ID_PREFIX + s.pairedWith());
    });
    fields.put("isViolation", o.kind().isFire());
    fields.put("announced", isAnnounced);
    TruthLine.Kind kind = switch (o.kind()) {
      case MUZZLE -> TruthLine.Kind.MUZZLE;
      case IMPACT, SHELL_FIRE -> TruthLine.Kind.IMPACT;
      default -> TruthLine.Kind.CONFUSER;
    };
    write(new TruthLine(TruthLine.ID_PREFIX + o.number(), kind, fields));
  }

  @Override
  public void caused(long observation, long occurrence) {
    if (occurrence >= 0) {
      causes.number(observation).text(TruthLine.ID_PREFIX + occurrence).end();
    } else if (occurrence == Emission.FORGED) {
      causes.number(observation).text("forged").end();
    }
  }

  @Override
  public void fault(Faults.Done fault) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("what", fault.kind());
    fields.put("sensor", fault.sensor());
    fields.put("from_s", fault.fromSeconds());
    if (Double.isFinite(fault.toSeconds())) {
      fields.put("to_s", fault.toSeconds());
    }
    fields.put("size", fault.size());
    // Cutting off, jamming and forging sensors is an act; a wrong clock or place is a defect, unless it was forged.
    fields.put("isViolation", !fault.kind().equals("clock-step"));
    boolean forged = fault.kind().equals("replay") || fault.kind().equals("vessel-spoof");
    faults++;
    write(new TruthLine(
        TruthLine.ID_PREFIX + "fault-" + faults,
        forged ? TruthLine.Kind.SPOOF : TruthLine.Kind.FAULT,
        fields));
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw failed(e);
    }
    causes.close();
  }
}
