// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.assessment.agreement.LintFault;
import org.trucewatch.assessment.agreement.LintFault.Rule;
import org.trucewatch.assessment.agreement.Linter;

class LinterTest {
  /** One change to a shipped folder, the kind of fault it makes and words of its message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tcg-2020 | priority: 1 | priority: 0 | NO_PRIORITY | permission return-fire and prohibition no-fire",
        "tcg-2020 | uses: [offensive-action] | uses: [offensive-acton] | UNDEFINED | names term 'offensive-acton'",
        "tcg-2020 | article: \"2\" | article: \"22\" | UNDEFINED | names article '22'",
        "tcg-2020 | excuses: [no-fire] | excuses: [no-fir] | UNDEFINED | names provision 'no-fir'",
        "tcg-2020 | && order.by_leadership | && order.by_leader | CONDITION | undeclared reference",
        "tcg-2020 | when: \"conduct == 'flight'\" | when: \"conduct == 'flihgt'\" | CONDITION | conduct is never 'flihgt'",
        "tcg-2020 | when: discipline.notified | # | NO_CONDITION | provision discipline of kind OBLIGATION has no condition",
        "minsk-2015 | , after: withdrawal-start | | CLOCK_WITHOUT_START | clock withdrawal-end has no start",
        "minsk-2015 | after: withdrawal-start | after: withdrawal-end | CLOCK_WITHOUT_START | starts after itself",
        "minsk-2015 | line: contact-line, km: 25 | line: line-2014-09-19, km: 25 | UNDEFINED | not a line of that party",
        "minsk-2015 | , source: \"Package of Measures, signatures\" | | NO_SOURCE_OR_STATUS | has no source",
        "minsk-2015 | id: mlrs, | id: artillery-100, | DUPLICATE | weapon class artillery-100 stands twice",
        "minsk-2015 | due: withdrawal-end | due: withdrawal | UNDEFINED | names clock 'withdrawal'",
        "jcpoa-snapback | blockedBy: council, deadline: thirty-days | blockedBy: council | RULE_WITHOUT_DEADLINE | has no deadline",
        "jcpoa-snapback | acts: [ACTIVATE, STEP_DOWN, DECIDE] | acts: [DECIDE] | NOBODY_MAY_ACT | no office may activate",
        "paris-2026-reported | entry: hostilities.continue | entry: \"hostilities.continue && !hostilities.continue\" | UNREACHABLE_STEP | cannot hold",
        "paris-2026-reported | after: warn, | after: forces, | UNREACHABLE_STEP | it comes after itself"
      })
  void anAmbiguityIsFoundWithFileLineAndRemedy(
      String folder, String from, String to, Rule rule, String message) {
    Map<String, byte[]> files = ShippedFolders.with(
        ShippedFolders.files(folder), TermsFolder.TERMS, from, to == null ? "" : to);
    assertThat(TermsFolder.terms(files).rejections()).isEmpty();
    assertThat(Linter.lint(ShippedFolders.terms(files)))
        .filteredOn(f -> f.rule() == rule)
        .isNotEmpty()
        .allSatisfy(f -> {
          assertThat(f.file()).isEqualTo("terms.yaml");
          assertThat(f.line()).isPositive();
          assertThat(f.expected()).isNotBlank();
          assertThat(f.remedy()).isNotBlank();
        })
        .extracting(LintFault::what)
        .anyMatch(w -> w.contains(message));
  }

  @Test
  void zonesThatOverlapOrLeaveTheMapAreFound() {
    String zones = """
        zones:
          - { id: a, title: A, ring: [{latitude: 48.0, longitude: 38.0}, {latitude: 48.1, longitude: 38.0}, {latitude: 48.1, longitude: 38.2}], status: DRAFT, source: s }
          - { id: b, title: B, ring: [{latitude: 48.05, longitude: 38.0}, {latitude: 48.2, longitude: 38.0}, {latitude: 48.2, longitude: 38.2}], status: DRAFT, source: s }
          - { id: c, title: C, priority: 1, ring: [{latitude: 38.0, longitude: 48.0}, {latitude: 38.1, longitude: 48.0}, {latitude: 38.1, longitude: 48.2}], status: DRAFT, source: s }
          - { id: d, title: D, band: {line: contact-line, nearKm: 0, farKm: 25}, status: DRAFT, source: s }
          - { id: e, title: E, band: {line: contact-line, nearKm: 24, farKm: 50}, status: DRAFT, source: s }
        weapons:
        """;
    Map<String, byte[]> files = ShippedFolders.with(
        ShippedFolders.files("minsk-2015"), TermsFolder.TERMS, "weapons:\n", zones);
    assertThat(Linter.lint(ShippedFolders.terms(files)))
        .extracting(LintFault::rule)
        .containsOnly(Rule.ZONE_OVERLAP, Rule.ZONE_OFF_MAP)
        .hasSize(5);
  }
}
