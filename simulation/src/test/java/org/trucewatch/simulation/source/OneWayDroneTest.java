// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.source.Occurrence.Kind;
import org.trucewatch.simulation.weather.AnyWeather;
import org.trucewatch.simulation.weather.WeatherPlan.Regime;

class OneWayDroneTest {
  private static final Theatre.Extent EXTENT = new Theatre.Extent(
      GeoPoint.onEllipsoid(45, 60), Instant.parse("2031-04-01T00:00:00Z"), 10, 40, 60);

  @Test
  void itIsHeardOnItsWayAtAPistonEnginesSpeedAndBurstsWhereItsWayEnds() {
    for (long seed = 0; seed < 50; seed++) {
      Chance chance = new Chance(seed);
      Theatre theatre = new Theatre(EXTENT, chance.forked("line"));
      List<Occurrence> all = new FireMission(theatre, AnyWeather.of(Regime.INVERSION, 0, 0))
          .fired(
              new FireMission.Order(
                  WeaponClass.ONE_WAY_DRONE,
                  Bank.SECOND,
                  1,
                  1_000,
                  60,
                  20,
                  theatre.behindLine(Bank.FIRST, 20, 12)),
              chance.forked("mission"));
      List<Occurrence> way =
          all.stream().filter(o -> o.kind() == Kind.PISTON_DRONE).toList();
      Occurrence first = way.get(0);
      Occurrence last = way.get(way.size() - 1);
      double km = Math.hypot(
          last.eastKilometers() - first.eastKilometers(),
          last.northKilometers() - first.northKilometers());
      assertThat(first.seconds()).isEqualTo(1_000);
      assertThat(3_600 * km / (last.seconds() - first.seconds())).isBetween(143.0, 177.0);
      assertThat(way).allMatch(o -> o.number() == first.number());
      Set<Long> numbers = new HashSet<>();
      all.stream().filter(o -> o.kind() != Kind.PISTON_DRONE).forEach(o -> numbers.add(o.number()));
      assertThat(numbers).doesNotContain(first.number());
      all.stream().filter(o -> o.kind() == Kind.IMPACT).forEach(o -> {
        assertThat(o.seconds() - last.seconds()).isBetween(0.0, 10.0);
        assertThat(o.eastKilometers()).isCloseTo(last.eastKilometers(), within(0.5));
        assertThat(o.northKilometers()).isCloseTo(last.northKilometers(), within(0.5));
      });
      // No radar follows it as a shell.
      assertThat(all.stream().flatMap(o -> o.shot().stream())).allMatch(s -> s.apexMeters() == 0);
    }
  }
}
