// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.SealedRun;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.simulation.SimulatedFile;
import org.trucewatch.simulation.SimulatedFile.Format;
import org.trucewatch.simulation.demo.DemoExercise;

/**
 * Bad input through the whole path: one message that says where, what, expected and remedy; the raw bytes sealed as they came;
 * the rest of the input goes on.
 */
class BadInputTest {
  private static final String FIRMS_HEADER =
      "latitude,longitude,acq_datetime_utc,satellite,instrument,daynight,confidence,bright_ti4_k,frp_mw";

  @TempDir
  private Path folder;

  @Test
  void aFirmsRowWithLatitude512CostsItselfAlone() {
    SmallRun run = new SmallRun()
        .with(
            "pixels.csv",
            "firms-csv",
            FIRMS_HEADER,
            "-30.5,128.1,2031-05-03T17:00:00Z,N1,VIIRS,N,nominal,320.5,3.2",
            "512,128.1,2031-05-03T17:00:00Z,N1,VIIRS,N,nominal,320.5,3.2",
            "-30.6,128.2,2031-05-03T17:00:00Z,N1,VIIRS,N,nominal,310.5,1.2");
    Picture picture = sealedAndSaid(run, "file:pixels.csv", "line 3", "512", "-90 to 90");
    assertThat(picture.hotspots()).hasSize(2);
  }

  @Test
  void aControlPolygonThatCrossesItselfCostsItsDayAlone() {
    SmallRun run = new SmallRun()
        .with(
            "control.geojsonl",
            "control-geojsonl",
            "northern-party",
            "",
            lines(
                feature("2031-05-02", "[[127,-30],[129,-30],[127,-31],[129,-31],[127,-30]]"),
                feature("2031-05-03", "[[127,-30],[129,-30],[129,-31],[127,-31],[127,-30]]")));
    Picture picture = sealedAndSaid(run, "file:control.geojsonl", "line 1", "cross");
    assertThat(picture.control()).hasSize(1);
    assertThat(picture.control().getFirst().map().value().date()).hasToString("2031-05-03");
  }

  @Test
  void aClaimOfAnUnknownPartyCostsItselfAloneAndSuggestsTheNearest() {
    SmallRun run = new SmallRun()
        .with(
            "claims.csv",
            "claims-csv",
            "truce,claimant,accused,window_start,window_end,category,count,qualifier,source_url,note",
            "x,Northen Party,Southern Party,2031-05-03T18:00,2031-05-03T20:00,total,3,exact,https://exercise.example/,",
            "x,Northern Party,Southern Party,2031-05-03T18:00,2031-05-03T20:00,total,4,exact,https://exercise.example/,");
    Picture picture =
        sealedAndSaid(run, "file:claims.csv", "line 2", "Northen Party", "Northern Party");
    assertThat(picture.allegations()).hasSize(1);
  }

  @Test
  void anAgreementWithAMisspeltKeyIsRefusedByNameAndTheRestGoesOn() throws IOException {
    Path agreement = Files.createDirectory(folder.resolve("agreement"));
    String text = Files.readString(SmallRun.demoAgreement().resolve("agreement.yaml"));
    Files.writeString(
        agreement.resolve("agreement.yaml"), text.replaceFirst("(?m)^window:", "windwo:"));
    SmallRun run = new SmallRun()
        .with(
            "pixels.csv",
            "firms-csv",
            FIRMS_HEADER,
            "-30.5,128.1,2031-05-03T17:00:00Z,N1,VIIRS,N,nominal,320.5,3.2")
        .with("claims.csv", "claims-csv", "truce,claimant", "x,y");
    Picture picture = run.run(agreement, logs());
    assertThat(messages(picture))
        .anySatisfy(m -> assertThat(m).contains("agreement.yaml", "windwo", "window"));
    assertThat(picture.agreement()).isNull();
    assertThat(messages(picture))
        .as("the claims say that no agreement is in force")
        .hasSize(2);
    assertThat(SealedRun.open(logs()).entries(Sealer.GOVERNANCE)).hasSize(2);
  }

  @Test
  void aTruncatedMiniSeedRecordCostsItselfAlone() {
    SimulatedFile miniSeed = file(Format.MINISEED);
    byte[] whole = miniSeed.bytes(new SeedWaveformEncoder());
    byte[] cut = Arrays.copyOf(whole, whole.length - 300);
    SmallRun run = new SmallRun()
        .with(
            "stations.xml", "stationxml", file(Format.STATIONXML).bytes(new SeedWaveformEncoder()))
        .with("cut.mseed", "miniseed", cut);
    Picture picture = sealedAndSaid(run, "file:cut.mseed", "record", "cut off", "212");
    assertThat(picture.sensors()).isNotEmpty();
    assertThat(picture.detections()).as("the rest of the recording was used").isNotEmpty();
  }

  @Test
  void samplesOfAChannelThatNoStationXmlDescribesAreNamed() {
    SmallRun run = new SmallRun()
        .with("orphan.mseed", "miniseed", file(Format.MINISEED).bytes(new SeedWaveformEncoder()));
    sealedAndSaid(run, "file:orphan.mseed", "XX.", "StationXML");
  }

  @Test
  void anUnknownFormatIsSealedAndNotUsed() {
    Picture picture =
        new SmallRun().with("x.bin", "strange", "bytes").run(SmallRun.demoAgreement(), logs());
    assertThat(picture.rejections()).isEmpty();
    assertThat(SealedRun.open(logs()).entries(Sealer.OBSERVATIONS)).hasSize(1);
  }

  private Picture sealedAndSaid(SmallRun run, String... parts) {
    Picture picture = run.run(SmallRun.demoAgreement(), logs());
    assertThat(messages(picture)).anySatisfy(m -> assertThat(m).contains(parts).contains("sealed"));
    List<SealEntry> observations = SealedRun.open(logs()).entries(Sealer.OBSERVATIONS);
    assertThat(observations.stream().map(SealEntry::channel)).contains(parts[0]);
    assertThat(SealedRun.open(logs()).entries(Sealer.FINDINGS).stream().map(SealEntry::kind))
        .contains("rejection");
    return picture;
  }

  private Path logs() {
    return folder.resolve("logs");
  }

  private static List<String> messages(Picture picture) {
    return picture.rejections().stream().map(r -> r.value().message()).toList();
  }

  private static SimulatedFile file(Format format) {
    return DemoExercise.generate(DemoExercise.SEED).files().stream()
        .filter(f -> f.format() == format)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] lines(String... lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String feature(String date, String ring) {
    return "{\"type\":\"Feature\",\"properties\":{\"date\":\"" + date
        + "\"},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[" + ring + "]]}}";
  }
}
