// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.live.Pace;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.UnsealedResults;
import org.trucewatch.simulation.demo.DemoExercise;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo as a newcomer runs it, without the page. */
class DemoTest {
  @TempDir
  private Path folder;

  @Test
  void theExerciseGivesEventsFindingsAndANamedClockAndTheSameBytesHoweverFastItIsPlayed() throws IOException {
    JsonNode picture = demo("first");
    assertThat(picture.path("exercise").asBoolean()).isTrue();
    assertThat(picture.path("events").size()).isBetween(1, 3);
    assertThat(picture.path("rejections").size()).isZero();
    assertThat(picture.path("clockFaults").size()).isEqualTo(1);
    JsonNode fault = picture.path("clockFaults").get(0);
    assertThat(fault.path("sensor").asString()).isEqualTo("XX.EXC5..BDF");
    assertThat(fault.path("offsetSeconds").asDouble()).isBetween(1.65, 1.75);
    assertThat(picture.path("control").size()).isPositive();
    picture.path("findings").forEach(f -> {
      if (!f.path("id").asString().startsWith("incident/")) {
        assertThat(f.path("attribution").path("grade").asString()).isEqualTo("UNDETERMINED");
      }
    });
    assertThat(picture.path("line").path("incidents")).isNotEmpty();
    List<Picture> pictures = live("second");
    assertThat(FolderContent.of(folder.resolve("second")))
        .isEqualTo(FolderContent.of(folder.resolve("first")));
    assertThat(pictures).hasSizeGreaterThan(2);
    Picture last = pictures.getLast();
    assertThat(last.header().isProvisional()).isFalse();
    for (Picture p : pictures.subList(0, pictures.size() - 1)) {
      assertThat(p.header().isProvisional()).isTrue();
      assertThat(p.findings()).allMatch(f -> UnsealedResults.isUnsealed(f.leaf()));
    }
    assertThat(recognisedAndNeverGone(last)).anyMatch(id -> id.startsWith("incident/"));
  }

  /** Plays it live, as fast as it can be looked at; the pictures that a page would have seen. */
  private List<Picture> live(String name) {
    DemoInput input = DemoInput.simulate(DemoExercise.SEED, folder.resolve("exercise"));
    List<Picture> pictures = new CopyOnWriteArrayList<>();
    try (DemoPlay play = new DemoPlay(
        input,
        DemoCommand.settings(input, DemoExercise.SEED),
        DemoExercise.SEED,
        folder.resolve(name),
        new Progress(System.err))) {
      play.watchedBy(pictures::add);
      assertThat(play.live(
              DemoCommand.NAME, LogFolder::openSeeded, new Pace(20_000), 0, List.of()))
          .isPresent();
    }
    return pictures;
  }

  private static List<String> recognisedAndNeverGone(Picture last) {
    Picture.Live live = last.header().live();
    return live == null
        ? List.of()
        : live.changes().stream()
            .filter(c -> c.kind() == Picture.ChangeKind.RECOGNISED && !c.isSealed())
            .map(Picture.Change::findingId)
            .filter(
                id -> last.findings().stream().anyMatch(f -> f.finding().findingId().equals(id)))
            .toList();
  }

  /** As Ctrl-C does in the middle of a play. */
  @Test
  void aPlayThatIsStoppedLeavesWhatWasReceivedAndSaysThatItIsPartial() {
    DemoInput input = DemoInput.simulate(DemoExercise.SEED, folder.resolve("exercise"));
    Path logs = folder.resolve("stopped");
    try (DemoPlay play = new DemoPlay(
        input, DemoCommand.settings(input, 5), 5, logs, new Progress(System.err))) {
      play.watchedBy(picture -> play.requestStop()); // with the first picture that holds something
      assertThat(play.live(DemoCommand.NAME, LogFolder::openSeeded, new Pace(1), 0, List.of()))
          .isEmpty();
    }
    CommandLineRun verified = CommandLineRun.of("verify", logs.toString());
    assertThat(verified.out())
        .contains("observations: equal", "the run is partial", "stopped at 2031-05-03T07:00:00Z");
    assertThat(verified.exitCode()).isEqualTo(4);
  }

  private JsonNode demo(String name) throws IOException {
    Path json = folder.resolve(name + ".json");
    CommandLineRun run = CommandLineRun.of(
        "demo",
        "--no-serve",
        "--json",
        json.toString(),
        "--log",
        folder.resolve(name).toString());
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
    return JsonMapper.shared().readTree(Files.readString(json));
  }
}
