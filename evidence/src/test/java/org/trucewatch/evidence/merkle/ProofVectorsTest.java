// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.SharedData;
import org.trucewatch.evidence.benchmark.ProofVectors;
import org.trucewatch.evidence.benchmark.ProofVectors.Kind;

/** Conformance with the JSON cases of transparency-dev/merkle: inclusion and consistency, 98 each. */
class ProofVectorsTest {

  /** Policy: the vector takes any equal roots, here of 12 bytes; a hash has exactly 32 bytes for us. */
  private static final String ROOTS_OF_TWELVE_BYTES =
      "additional/sizes-are-equal-one-and-proof-is-empty.json: sizes are equal (one) and proof is empty";

  private static ProofVectors.Outcome run(Kind kind) throws IOException {
    return new ProofVectors(SharedData.folder("tlog-vectors")).run(kind);
  }

  @Test
  void inclusionCasesAgree() throws IOException {
    ProofVectors.Outcome outcome = run(Kind.INCLUSION);
    assertThat(outcome.cases()).isEqualTo(98);
    assertThat(outcome.differing()).isEmpty();
  }

  @Test
  void consistencyCasesAgree() throws IOException {
    ProofVectors.Outcome outcome = run(Kind.CONSISTENCY);
    assertThat(outcome.cases()).isEqualTo(98);
    assertThat(outcome.differing()).containsExactly(ROOTS_OF_TWELVE_BYTES);
  }
}
