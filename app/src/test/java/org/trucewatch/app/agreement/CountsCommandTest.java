// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.trucewatch.adapters.agreementfolder.TermsFolder;
import org.trucewatch.adapters.dailycounts.DailyCountsDecoder;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.incident.ReportedCount;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.SharedData;

/** The neutral mission's daily counts of July and August 2020 against the measures of July 2020. */
class CountsCommandTest {
  private static Terms terms() throws IOException {
    Path folder = Path.of(System.getProperty("trucewatch.root", ".."), "agreements", "tcg-2020");
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : List.of(TermsFolder.AGREEMENT, TermsFolder.TERMS, TermsFolder.TEXT)) {
      files.put(name, Files.readAllBytes(folder.resolve(name)));
    }
    return TermsFolder.terms(files).values().getFirst();
  }

  @Test
  void theFirstDaysCountIsAndNobodyIsNamed() throws IOException {
    Path file = SharedData.folder("osce-smm-daily").resolve("smm_daily_counts.csv");
    Decoded<ReportedCount> counts =
        new DailyCountsDecoder(ZoneId.of("Europe/Kyiv")).decode("counts", Files.readAllBytes(file));
    assertThat(counts.rejections()).isEmpty();
    var text = new CountsText(terms(), counts.values());
    assertThat(text.text())
        .containsPattern("2020-07-27 00:01 2020-07-27 19:30 Donetsk +111 +21 +111  unknown  stated")
        .containsPattern("2020-08-19 19:30 2020-08-20 19:30 Donetsk +153 ")
        .contains("Side: none is named.", "no-fire CANNOT_BE_JUDGED")
        .doesNotContain("the rows sum to", "CONTRARY,");
    terms().preamble().parties().forEach(p -> assertThat(text.text()).doesNotContain(p.name()));
    assertThat(text.json()).contains("\"side\" : null", "\"coverage\" : \"unknown\"");
  }
}
