// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.Party;
import org.trucewatch.domain.Decoded;

class AgreementDecoderTest {
  private static String shipped() throws IOException {
    return Files.readString(Path.of(
        System.getProperty("trucewatch.root", ".."),
        "agreements",
        "easter-2026",
        "agreement.yaml"));
  }

  private static Decoded<Agreement> decode(String yaml) {
    return AgreementDecoder.decode("file:agreement.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theAgreementThatShipsIsRead() throws IOException {
    Decoded<Agreement> decoded = decode(shipped());
    assertThat(decoded.rejections()).isEmpty();
    Agreement a = decoded.values().getFirst();
    assertThat(a.window().from()).isEqualTo(Instant.parse("2026-04-11T13:00:00Z"));
    assertThat(a.window().to()).isEqualTo(Instant.parse("2026-04-12T21:00:00Z"));
    assertThat(a.parties()).extracting(Party::partyId).isEqualTo(List.of("RU", "UA"));
    assertThat(a.obligations()).hasSize(4);
    assertThat(a.clauses().getFirst().criteria()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: \"2026-04-11T16:00\" | from: \"2026-04-14T16:00\" | to is '2026-04-13T00:00', expected a time after from",
        "from: \"2026-04-11T16:00\" | from: \"2026-04-13T00:00\" | to is '2026-04-13T00:00', expected a time after from",
        "to: \"2026-04-13T00:00\" | to: \"9999-04-13T00:00\" | to is '9999-04-13T00:00', expected a local time as 2026-04-11T16:00, of the years 1900 to 2199",
        "from: \"2026-04-11T16:00\" | from: \"1899-12-31T23:59\" | from is '1899-12-31T23:59', expected a local time as 2026-04-11T16:00, of the years 1900 to 2199"
      })
  void aWindowThatRunsBackwardsOrIsOutOfRangeIsRefusedWithItsLine(
      String from, String to, String message) throws IOException {
    String shipped = shipped();
    int line = (int) shipped.substring(0, shipped.indexOf("window:")).lines().count() + 1;
    assertThat(decode(shipped.replaceFirst(Pattern.quote(from), to)).rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message())
            .startsWith("file:agreement.yaml: line " + line + ": ")
            .contains(message));
  }

  @Test
  void aMisspeltKeyIsNamedWithItsLineAndTheNearestKnownOne() throws IOException {
    String yaml = shipped().replaceFirst("conduct: LONG", "condukt: LONG");
    int line = 1 + (int) yaml.substring(0, yaml.indexOf("condukt")).lines().count() - 1;
    Decoded<Agreement> decoded = decode(yaml);
    assertThat(decoded.values()).isEmpty();
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message())
            .startsWith("file:agreement.yaml: line " + line
                + ": key 'condukt' in obligations[1] is not known")
            .contains("Did you mean 'conduct'?"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zone: Europe/Kyiv | zone: Europe/Kyjiw | zone is 'Europe/Kyjiw'",
        "agreement: easter-2026 | agreement: | agreement is missing or empty",
        "party: RU | party: RV | expected the id of a party: RU, UA",
        "status: INFERRED | status: INFERED | did you mean INFERRED?",
        "corridorKm: 20 | corridorKm: wide | corridorKm is 'wide', expected 0 to 1000",
        "ageDaysMost: 3 | ageDaysMost: 3.5 | expected a whole number",
        "otherSide: UA | otherSide: RU | expected two different parties",
        "title: Easter | agreement: Easter | key 'agreement' stands twice",
        "exercise: false | exercise: perhaps | expected true or false",
        "zone: Europe/Kyiv | zone: {a: [ | is not YAML"
      })
  void aBadValueIsNamed(String from, String to, String message) throws IOException {
    assertThat(decode(shipped().replaceFirst(Pattern.quote(from), to)).rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains(message));
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 600, 100_000, 5_000_000})
  void nestingWithoutEndIsRefused(int depth) {
    for (String opening : List.of("[", "{a: ", "- ")) {
      Decoded<Agreement> decoded = decode(opening.repeat(depth));
      assertThat(decoded.values()).isEmpty();
      assertThat(decoded.rejections()).hasSize(1);
    }
  }

  @Test
  void everyAgreementThatShipsIsReadWithItsListOfKnownHeat() throws IOException {
    Path agreements = Path.of(System.getProperty("trucewatch.root", ".."), "agreements");
    try (var folders = Files.list(agreements)) {
      // Folders without the list are agreements as data that no replay watches.
      for (Path folder : folders
          .filter(f -> Files.exists(f.resolve("persistent-heat.csv")))
          .sorted()
          .toList()) {
        byte[] yaml = Files.readAllBytes(folder.resolve("agreement.yaml"));
        assertThat(AgreementDecoder.decode(folder + "", yaml).rejections()).isEmpty();
        byte[] heat = Files.readAllBytes(folder.resolve("persistent-heat.csv"));
        assertThat(PersistentHeatDecoder.decode(folder + "", heat).rejections()).isEmpty();
      }
    }
  }

  @Test
  void theListOfKnownHeatThatShipsIsRead() throws IOException {
    Path file = Path.of(
        System.getProperty("trucewatch.root", ".."),
        "agreements",
        "easter-2026",
        "persistent-heat.csv");
    var decoded = PersistentHeatDecoder.decode("file:heat.csv", Files.readAllBytes(file));
    assertThat(decoded.rejections()).isEmpty();
    assertThat(decoded.values()).hasSize(8);
  }
}
