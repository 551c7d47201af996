// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a network is to notice. Strengths are effective yields of the blast, kg TNT, from the shared design, physics, section 1.5:
 * fills and propellant are recalled reference values, the casing factor is assumed, levels are good to about 3 dB.
 */
public enum SourceClass {
  RIFLE_SHOT("rifle-shot", "rifle shot", Role.LAUNCH, 0.000_15, 560, 0),
  HEAVY_GUN_SHOT("12mm-shot", "12.7 mm shot", Role.LAUNCH, 0.0019, 250, 0),
  CANNON_SHOT("30mm-shot", "23-30 mm shot", Role.LAUNCH, 0.008, 150, 0),
  MORTAR_82_LAUNCH("82mm-launch", "82 mm mortar launch", Role.LAUNCH, 0.0105, 130, 12),
  MORTAR_82_IMPACT("82mm-impact", "82 mm mortar impact", Role.IMPACT, 0.2, 40, 12),
  MORTAR_120_LAUNCH("120mm-launch", "120 mm mortar launch", Role.LAUNCH, 0.05, 81, 18),
  MORTAR_120_IMPACT("120mm-impact", "120 mm mortar impact", Role.IMPACT, 1.5, 22, 18),
  HOWITZER_122_LAUNCH("122mm-launch", "122 mm howitzer launch", Role.LAUNCH, 0.34, 43, 22),
  HOWITZER_122_IMPACT("122mm-impact", "122 mm howitzer impact", Role.IMPACT, 3.7, 19, 22),
  HOWITZER_152_LAUNCH("152mm-launch", "152 mm howitzer launch", Role.LAUNCH, 0.8, 32, 22),
  HOWITZER_152_IMPACT("152mm-impact", "152 mm howitzer impact", Role.IMPACT, 6.2, 16, 22),
  TANK_SHOT("125mm-shot", "125 mm tank shot", Role.LAUNCH, 0.7, 32, 0),
  ROCKET_IMPACT("122mm-rocket-impact", "122 mm rocket impact", Role.IMPACT, 6.4, 16, 35),
  DRONE_IMPACT("drone-impact", "one-way drone impact, 50 kg", Role.IMPACT, 50, 8, 0),
  BOMB_250("bomb-250", "air bomb, 250 kg class", Role.IMPACT, 100, 6, 0),
  BOMB_500("bomb-500", "air bomb, 500 kg class", Role.IMPACT, 250, 5, 0),
  PISTON_DRONE("piston-drone", "piston drone in flight", Role.PRESENCE, 0, 100, 0),
  VEHICLE("vehicle", "vehicle in view", Role.PRESENCE, 0, 0, 0);

  /** What its place says. */
  public enum Role {
    /** Where it was fired from: the only place that can speak of a side. */
    LAUNCH,
    /** Where it struck: says whose ground was hit, never who fired. */
    IMPACT,
    /** That something was there. */
    PRESENCE
  }

  private final String id;
  private final String label;
  private final Role role;
  private final double yieldKilograms;
  private final double frequencyHertz;
  private final double radarRangeKm;

  SourceClass(
      String id,
      String label,
      Role role,
      double yieldKilograms,
      double frequencyHertz,
      double radarRangeKm) {
    this.id = id;
    this.label = label;
    this.role = role;
    this.yieldKilograms = yieldKilograms;
    this.frequencyHertz = frequencyHertz;
    this.radarRangeKm = radarRangeKm;
  }

  /** The class of this id. */
  public static Optional<SourceClass> find(String id) {
    return Arrays.stream(values()).filter(c -> c.id.equals(id)).findFirst();
  }

  /** All ids, in the order of the table. */
  public static List<String> listIds() {
    return Arrays.stream(values()).map(SourceClass::id).toList();
  }

  /** As files and options name it. */
  public String id() {
    return id;
  }

  /** For a person. */
  public String label() {
    return label;
  }

  /** What its place says. */
  public Role role() {
    return role;
  }

  /** Effective yield of its blast, kg TNT; 0 where it is no blast. */
  public double yieldKilograms() {
    return yieldKilograms;
  }

  /** Frequency of its spectrum's peak at 1 km, Hz. */
  public double frequencyHertz() {
    return frequencyHertz;
  }

  /** Range at which a weapon-locating radar tracks half of the projectiles, km; 0 where it tracks none. */
  public double radarRangeKm() {
    return radarRangeKm;
  }
}
