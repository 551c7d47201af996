// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.quantity.LocalPoint;

class ArrivalTimeLocatorTest {
  private static final double[][] CORNERS = {
    {2000, 2000}, {2000, -2000}, {-2000, -2000}, {-2000, 2000}
  };
  private static final double[] TIMES = {8.650260, 9.776924, 8.240545, 6.866246};

  /** Reference pair 45: the travel times to the four corners, north-east, north-west, south-west, south-east. */
  @Test
  void exactTimesGiveThePlaceBack() {
    ArrivalTimeLocator.Fit fit = fit(0);
    assertThat(fit.place().eastMeters()).isCloseTo(300, within(0.01));
    assertThat(fit.place().northMeters()).isCloseTo(-400, within(0.01));
    assertThat(fit.rmsSeconds()).isLessThan(1e-5);
  }

  /** Reference pair 46: the clock in the north-east is one second ahead. */
  @Test
  void oneClockThatIsASecondAheadMovesThePlaceAndShowsInTheResiduals() {
    ArrivalTimeLocator.Fit fit = fit(1.0);
    double shift = Math.hypot(fit.place().eastMeters() - 300, fit.place().northMeters() + 400);
    assertThat(shift).isCloseTo(166.4, within(0.05));
    assertThat(1000 * fit.rmsSeconds()).isCloseTo(261.2, within(0.05));
  }

  @Test
  void threeTimesOrSensorsOnOneLineAreNotEnough() {
    ArrivalTimeLocator locator = new ArrivalTimeLocator(340);
    List<ArrivalTimeLocator.Arrival> line = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      line.add(new ArrivalTimeLocator.Arrival(new LocalPoint(1000 * i, 0), i));
    }
    assertThat(locator.locate(line.subList(0, 3))).isEmpty();
    assertThat(locator.locate(line)).isEmpty();
  }

  private static ArrivalTimeLocator.Fit fit(double lateSeconds) {
    // NE, NW, SW, SE
    double[][] at = {CORNERS[0], CORNERS[3], CORNERS[2], CORNERS[1]};
    List<ArrivalTimeLocator.Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      arrivals.add(new ArrivalTimeLocator.Arrival(
          new LocalPoint(at[i][0], at[i][1]), TIMES[i] + (i == 0 ? lateSeconds : 0)));
    }
    return new ArrivalTimeLocator(340).locate(arrivals).orElseThrow();
  }
}
