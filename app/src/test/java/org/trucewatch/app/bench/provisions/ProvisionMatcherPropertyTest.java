// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.provisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.assessment.agreement.ProvisionJudgement.Standing;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.incident.ProvisionMatcher;

class ProvisionMatcherPropertyTest {
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void theIndexSaysWhatEveryProvisionTriedOneByOneSays(long seed) {
    Terms terms = MadeUpAgreement.terms(seed, 60);
    var brute = new BruteForce(terms);
    var matchers = new ProvisionMatcher[] {
      new ProvisionMatcher(terms, MadeUpAgreement.ORIGIN), new ProvisionMatcher(terms)
    };
    for (ProvisionMatcher matcher : matchers) {
      for (MadeUpIncidents.Drawn d : new MadeUpIncidents(seed).draw(150)) {
        var act = matcher.act(d.incident(), d.at(), d.actor(), d.more());
        assertThat(brute.differences(act, matcher.match(act)))
            .as("seed " + seed + ", " + d.incident().incidentId())
            .isEmpty();
      }
    }
  }

  @Test
  void theBenchShowsEveryStandingThatAnActCanHave() throws InterruptedException {
    var run = new ProvisionRun(MadeUpAgreement.terms(3, 200), 3, 10_000, 50);
    ProvisionRun.Tally tally = run.run(2, step -> {});
    Set<Standing> expected = EnumSet.of(
        Standing.CONTRARY,
        Standing.NOT_CONTRARY,
        Standing.PERMITTED,
        Standing.AMBIGUOUS,
        Standing.CANNOT_BE_JUDGED,
        Standing.NOT_BOUND,
        Standing.PERMITS);
    assertThat(tally.standings()).containsKeys(expected.toArray(Standing[]::new));
    assertThat(tally.matched()).isEqualTo(10_000);
    assertThat(tally.checked()).isEqualTo(50);
    assertThat(tally.differences()).isEmpty();
  }
}
