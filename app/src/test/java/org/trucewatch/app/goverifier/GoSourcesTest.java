// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.goverifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The Go verifier's own tests. */
class GoSourcesTest {
  @Test
  void theVerifierIsFormattedVettedAndPassesItsTests() {
    InstalledGo.get();
    GoVerifier.Outcome outcome = InstalledGo.checkSources();
    assertThat(outcome.status()).as(outcome.output()).isZero();
  }
}
