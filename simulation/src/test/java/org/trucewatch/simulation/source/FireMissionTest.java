// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.weather.AnyWeather;

class FireMissionTest {
  @Test
  void weaponsStandOnTheGroundOfWhoFiresThem() {
    Chance chance = new Chance(41);
    Theatre theatre = new Theatre(
        new Theatre.Extent(GeoPoint.onEllipsoid(45, 60), Instant.EPOCH, 24, 200, 30), chance);
    FireMission missions = new FireMission(theatre, AnyWeather.drawn(1));
    for (int n = 0; n < 300; n++) {
      for (WeaponClass weapon : WeaponClass.values()) {
        Bank by = n % 2 == 0 ? Bank.FIRST : Bank.SECOND;
        double east = chance.between(10, 190);
        double north = theatre.behindLine(by.other(), east, chance.between(0.2, 12));
        missions.fired(new FireMission.Order(weapon, by, 2, 0, 10, east, north), chance).stream()
            .filter(o -> o.kind() == Occurrence.Kind.MUZZLE)
            .forEach(o -> assertThat(theatre.bankOf(o.eastKilometers(), o.northKilometers()))
                .as("%s by %s at %s, %s", weapon, by, o.eastKilometers(), o.northKilometers())
                .isEqualTo(by));
      }
    }
  }
}
