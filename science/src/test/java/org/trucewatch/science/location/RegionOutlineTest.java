// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.science.location.RegionOutline.Corner;

class RegionOutlineTest {
  private static double signedArea(List<Corner> ring) {
    double twice = 0;
    for (int i = 1; i < ring.size(); i++) {
      Corner a = ring.get(i - 1);
      Corner b = ring.get(i);
      twice += (double) a.column() * b.row() - (double) b.column() * a.row();
    }
    return twice / 2;
  }

  @Test
  void oneCellIsASquareCounterClockwise() {
    assertThat(RegionOutline.of(List.of(new Corner(3, -2))))
        .containsExactly(List.of(
            new Corner(3, -2),
            new Corner(4, -2),
            new Corner(4, -1),
            new Corner(3, -1),
            new Corner(3, -2)));
  }

  @Test
  void aRingOfCellsHasAHoleClockwise() {
    List<Corner> cells = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      if (i != 4) {
        cells.add(new Corner(i % 3, i / 3));
      }
    }
    List<List<Corner>> rings = RegionOutline.of(cells);
    assertThat(rings).hasSize(2);
    assertThat(signedArea(rings.get(0))).isEqualTo(9);
    assertThat(signedArea(rings.get(1))).isEqualTo(-1);
  }

  @Test
  void cellsThatTouchAtACornerAreTwoPieces() {
    assertThat(RegionOutline.of(List.of(new Corner(0, 0), new Corner(1, 1)))).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void ringsCloseAndEncloseExactlyTheCells(long seed) {
    Draw draw = new Draw(seed);
    Set<Corner> cells = new LinkedHashSet<>();
    int count = 1 + draw.below(60);
    for (int i = 0; i < count; i++) {
      cells.add(new Corner(draw.below(9) - 4, draw.below(9) - 4));
    }
    double area = 0;
    for (List<Corner> ring : RegionOutline.of(cells)) {
      assertThat(ring.getFirst()).isEqualTo(ring.getLast());
      area += signedArea(ring);
    }
    assertThat(area).isEqualTo(cells.size());
  }
}
