// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.obligation.Plan;
import org.trucewatch.domain.Decoded;

class PlanDecoderTest {
  /** Words for people; every value is a possible one. */
  private static final Set<String> EQUIVALENT =
      Set.of("title", "text", "caveat", "source", "evidence", "id");

  private static final Pattern LEAF =
      Pattern.compile("(\\w+): (\"[^\"]*\"|\\[[^\\]{]*\\]|[^,{}\\[\\]\\n]+)(?=[,} ])");

  private static Decoded<Plan> decode(String name, String text) {
    Terms terms = ShippedFolders.terms(ShippedFolders.files(name));
    return PlanDecoder.decode(text.getBytes(StandardCharsets.UTF_8), terms);
  }

  private static String text(String name) {
    try {
      return Files.readString(Path.of(
          System.getProperty("trucewatch.root", ".."), "agreements", name, PlanDecoder.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"paris-2026-reported", "exercise-demo"})
  void theShippedPlanIsReadAndEveryWrongLeafIsRefusedWithItsLine(String name) {
    String text = text(name);
    assertThat(decode(name, text).rejections()).isEmpty();
    int mutants = 0;
    Matcher m = LEAF.matcher(text);
    while (m.find()) {
      int lineStart = text.lastIndexOf('\n', m.start()) + 1;
      if (EQUIVALENT.contains(m.group(1)) || text.charAt(lineStart) == '#') {
        continue;
      }
      String list = m.group(2).startsWith("[") ? "[WR0NG!]" : "WR0NG!";
      String mutant = text.substring(0, m.start(2)) + list + text.substring(m.end(2));
      assertThat(decode(name, mutant).rejections()).as(m.group()).isNotEmpty();
      mutants++;
    }
    System.out.println(name + "/plan.yaml: " + mutants + " wrong leaves, all refused");
    assertThat(mutants).isGreaterThan(40);
  }

  @Test
  void aMisspeltKeyIsAnsweredWithTheNearestOne() {
    String wrong = text("exercise-demo").replace("progress: DELIVERED", "progres: DELIVERED");
    assertThat(decode("exercise-demo", wrong).rejections())
        .extracting(r -> r.message())
        .anySatisfy(x -> assertThat(x).contains("plan.yaml", "line ", "'progres'", "'progress'"));
  }

  @Test
  void performanceWithoutEvidenceIsRefused() {
    String wrong = text("exercise-demo").replace(", evidence: [EXERCISE, report 7]", "");
    assertThat(decode("exercise-demo", wrong).rejections().toString())
        .contains("is said to be done without evidence");
    assertThat(decode("exercise-demo", wrong).values()).isEqualTo(List.of());
  }
}
