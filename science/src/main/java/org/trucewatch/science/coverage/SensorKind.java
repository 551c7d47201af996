// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Kinds of sensor that a plan knows. Costs in US dollars from the shared design, physics, section 8.3.
 *
 * <p>{@link #measurements()}: an arrival time counts 1, an array's time and bearing 2, a radar's track locates by itself. Three
 * unknowns, two of place and one of time, need three; a fourth shows when one is wrong.
 */
public enum SensorKind {
  PHONE_NODE("phone", "phone-grade node", 1, 400, 500, Tag.FOUND),
  ACOUSTIC_NODE("acoustic", "low-frequency acoustic node", 1, 1_500, 3_000, Tag.ASSUMED),
  ACOUSTIC_ARRAY("acoustic-array", "4-microphone acoustic array", 2, 6_000, 10_000, Tag.ASSUMED),
  SEISMIC_STATION("seismic", "seismic station", 1, 1_000, 1_000, Tag.RECALLED),
  INFRASOUND_ARRAY("infrasound", "4-element infrasound array", 2, 40_000, 80_000, Tag.ASSUMED),
  CAMERA_MAST("camera", "thermal and visible camera mast", 1, 50_000, 150_000, Tag.ASSUMED),
  RADAR("radar", "weapon-locating radar", 4, 6_000_000, 14_000_000, Tag.FOUND);

  /** Running cost of a year as a share of the price, physics 8.3, assumed. */
  public static final double RUNNING_SHARE_LEAST = 0.15;

  /** As {@link #RUNNING_SHARE_LEAST}, at the other end. */
  public static final double RUNNING_SHARE_MOST = 0.25;

  private final String id;
  private final String label;
  private final int measurements;
  private final double dollarsLeast;
  private final double dollarsMost;
  private final Tag costTag;

  SensorKind(
      String id,
      String label,
      int measurements,
      double dollarsLeast,
      double dollarsMost,
      Tag costTag) {
    this.id = id;
    this.label = label;
    this.measurements = measurements;
    this.dollarsLeast = dollarsLeast;
    this.dollarsMost = dollarsMost;
    this.costTag = costTag;
  }

  /** The kind of this id. */
  public static Optional<SensorKind> find(String id) {
    return Arrays.stream(values()).filter(k -> k.id.equals(id)).findFirst();
  }

  /** All ids. */
  public static List<String> listIds() {
    return Arrays.stream(values()).map(SensorKind::id).toList();
  }

  /** As files and options name it. */
  public String id() {
    return id;
  }

  /** For a person. */
  public String label() {
    return label;
  }

  /** How many measurements of place and time one detection is worth. */
  public int measurements() {
    return measurements;
  }

  /** Least price, US dollars. */
  public double dollarsLeast() {
    return dollarsLeast;
  }

  /** Highest price, US dollars. */
  public double dollarsMost() {
    return dollarsMost;
  }

  /** The middle of the two, for budgets. */
  public double dollarsMiddle() {
    return (dollarsLeast + dollarsMost) / 2;
  }

  /** How far to trust the price. */
  public Tag costTag() {
    return costTag;
  }
}
