// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.LeafRef;

/** What every sealer promises. */
abstract class SealerContract {
  static final Instant NOW = Instant.parse("2031-01-01T00:00:00.001Z");

  abstract Sealer sealer();

  /** The entries of one log as they are found afterwards. */
  abstract List<SealEntry> entries(String log);

  @Test
  void leavesOfEachLogAreNumberedFromZero() {
    assertThat(sealer().seal(Sealer.OBSERVATIONS, entry("a")))
        .isEqualTo(new LeafRef("observations", 0));
    assertThat(sealer().seal(Sealer.OBSERVATIONS, entry("b")))
        .isEqualTo(new LeafRef("observations", 1));
    assertThat(sealer().seal(Sealer.FINDINGS, entry("c"))).isEqualTo(new LeafRef("findings", 0));
  }

  @Test
  void whatIsSealedIsFoundAgain() {
    sealer().seal(Sealer.OBSERVATIONS, entry("small"));
    sealer().seal(Sealer.OBSERVATIONS, entry("large".repeat(100_000)));
    sealer()
        .seal(
            Sealer.FINDINGS,
            entry("c", new LeafRef("observations", 1), new LeafRef("observations", 0)));
    sealer().publish();
    List<SealEntry> found = entries(Sealer.OBSERVATIONS);
    assertThat(found).hasSize(2);
    assertThat(found.get(1).body()).hasSize(500_000);
    SealEntry finding = entries(Sealer.FINDINGS).getFirst();
    assertThat(finding.inputs())
        .containsExactly(new LeafRef("observations", 0), new LeafRef("observations", 1));
    assertThat(finding.at()).isEqualTo(NOW);
    assertThat(finding.kind()).isEqualTo("test");
    assertThat(finding.channel()).isEqualTo("here");
  }

  static SealEntry entry(String body, LeafRef... inputs) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new SealEntry("test", "text/plain", "here", NOW, List.of(inputs), bytes);
  }
}
