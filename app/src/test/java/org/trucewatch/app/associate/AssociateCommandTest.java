// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.CommandLineRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Good and bad input through the command: one message or one count for what is bad, and the rest goes on. */
class AssociateCommandTest {
  private static final int DONE = 0;
  private static final int USAGE = 2;

  @TempDir
  private Path folder;

  private final MadeUpNetwork network = new MadeUpNetwork(7);

  @Test
  void theEventsOfAMadeUpNetworkAreFoundAndWrittenWithTheirColumns() throws IOException {
    CommandLineRun run = run();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(DONE);
    assertThat(run.out()).contains("12 of 12 events found", "wind towards", "Brier score");
    List<String> lines = Files.readAllLines(folder.resolve("events.csv"));
    assertThat(lines.getFirst())
        .isEqualTo(
            "event_id,time_s,x_km,y_km,probability,cov_xx_km2,cov_xy_km2,cov_yy_km2,pick_ids");
    assertThat(lines).hasSizeBetween(13, 14);
    String[] fields = lines.get(1).split(",");
    assertThat(fields).hasSize(9);
    assertThat(fields[8].split(" ")).hasSizeGreaterThanOrEqualTo(6);
    JsonNode map =
        JsonMapper.builder().build().readTree(Files.readString(folder.resolve("events.geojson")));
    assertThat(map.path("features").size()).isEqualTo(2 * (lines.size() - 1));
    assertThat(map.path("features").path(1).path("geometry").path("type").asString())
        .isEqualTo("Polygon");
  }

  @Test
  void theAnswerColumnChangesNoByte() throws IOException {
    run("--events-out", folder.resolve("told.csv").toString());
    List<String> scrambled = new ArrayList<>(network.picks.subList(0, 1));
    network.picks.stream()
        .skip(1)
        .forEach(line -> scrambled.add(
            line.substring(0, line.lastIndexOf(',')) + "," + Math.abs(line.hashCode() % 50)));
    CommandLineRun run = run(
        network.stations,
        scrambled,
        "--events-out",
        folder.resolve("scrambled.csv").toString());
    assertThat(run.exitCode()).isEqualTo(DONE);
    assertThat(folder.resolve("scrambled.csv")).hasSameBinaryContentAs(folder.resolve("told.csv"));
  }

  @Test
  void theOrderOfThePicksChangesNoEvent() throws IOException {
    run("--events-out", folder.resolve("in-order.csv").toString());
    List<String> shuffled = new ArrayList<>(network.picks.subList(1, network.picks.size()));
    Collections.shuffle(shuffled, new Random(3));
    shuffled.addFirst(network.picks.getFirst());
    run(
        network.stations,
        shuffled,
        "--events-out",
        folder.resolve("shuffled.csv").toString());
    assertThat(sortedPicks(folder.resolve("shuffled.csv")))
        .isEqualTo(sortedPicks(folder.resolve("in-order.csv")));
  }

  @Test
  void timesThatAreNoNumberCostThemselvesAlone() throws IOException {
    List<String> picks = with("9000,N01,NaN,P,-1", "9001,N01,,P,-1", "9002,N01,1e99,P,-1");
    CommandLineRun run = run(network.stations, picks);
    foundAll(run);
    assertThat(run.out())
        .contains(
            "file:picks.csv, line " + (network.picks.size() + 1) + ": time_s is 'NaN', expected",
            "And 2 more like it");
  }

  @Test
  void picksOfUnknownStationsAreNamedAndCounted() throws IOException {
    CommandLineRun run =
        run(network.stations, with("9000,Q7,100,P,-1", "9001,Q7,101,P,-1", "9002,Q8,100,P,-1"));
    foundAll(run);
    assertThat(run.out()).contains("3  station not listed: 2 stations", "Q7 2, Q8 1");
  }

  @Test
  void picksInTheFutureAreRefused() throws IOException {
    CommandLineRun run =
        run(network.stations, with("9000,N01,2001,P,-1", "9001,N02,5000,P,-1"), "--now", "2000");
    foundAll(run);
    assertThat(run.out()).contains("2  in the future", "pick 9000 is at 2001.0 s, later than now");
  }

  @Test
  void aStrayDateIsRefusedWithoutANow() throws IOException {
    CommandLineRun run = run(network.stations, with("9000,N01,900000000,P,-1"));
    foundAll(run);
    assertThat(run.out()).contains("1  a day or more from all others", "pick 9000");
  }

  @Test
  void repeatedPicksAreCountedAndMakeNoSecondEvent() throws IOException {
    List<String> twice = new ArrayList<>(network.picks);
    twice.addAll(network.picks.subList(1, network.picks.size()));
    for (int i = 1; i < network.picks.size(); i++) {
      twice.add((20_000 + i) + withoutAnswer(network.picks.get(i)));
    }
    CommandLineRun run = run(network.stations, twice);
    foundAll(run);
    int picks = network.picks.size() - 1;
    assertThat(run.out()).contains(picks + "  pick id twice", picks + "  duplicate");
  }

  @Test
  void aMillionPicksOfOneNodeAreLimitedAndTheRestGoesOn() throws IOException {
    List<String> flood = new ArrayList<>(network.picks);
    for (int i = 0; i < 1_000_000; i++) {
      flood.add(String.format(Locale.ROOT, "%d,N07,%.4f,P,-1", 100_000 + i, i * 0.0015));
    }
    CommandLineRun run = Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(3), () -> run(network.stations, flood));
    foundAll(run);
    assertThat(run.out()).contains("N07");
  }

  @Test
  void twoStationsAtOnePlaceAreOneNode() throws IOException {
    List<String> stations = new ArrayList<>(network.stations);
    stations.add(network.stations.get(8).replace("N07", "M07"));
    List<String> picks = new ArrayList<>(network.picks);
    int id = 50_000;
    for (String line : network.picks) {
      if (line.contains(",N07,")) {
        picks.add(id++ + withoutAnswer(line).replace("N07", "M07"));
      }
    }
    CommandLineRun run = run(stations, picks);
    foundAll(run);
    assertThat(run.out()).contains("station N07 stands where M07 does");
  }

  @Test
  void aStationThatMovesIsSetAsideByName() throws IOException {
    List<String> stations = new ArrayList<>(network.stations);
    stations.add("N07,19.5,19.5");
    CommandLineRun run = run(stations, network.picks);
    foundAll(run);
    assertThat(run.out()).contains("station N07 stands at two places", "station at two places");
  }

  @Test
  void aClockSixteenSecondsOffIsNamedAndItsPicksAreSetAside() throws IOException {
    List<String> picks = network.picks.stream()
        .map(line -> {
          String[] f = line.split(",");
          return f[1].equals("N14")
              ? String.format(
                  Locale.ROOT,
                  "%s,%s,%.4f,%s,%s",
                  f[0],
                  f[1],
                  Double.parseDouble(f[2]) + 16,
                  f[3],
                  f[4])
              : line;
        })
        .toList();
    CommandLineRun run = run(network.stations, picks);
    foundAll(run);
    assertThat(run.out()).contains("N14", "clock");
  }

  @Test
  void picksOfOneOwnerAloneAreSaidToCorroborateNothing() throws IOException {
    List<String> stations = new ArrayList<>();
    stations.add(network.stations.getFirst() + ",owner");
    network.stations.stream().skip(1).forEach(line -> stations.add(line + ",one side"));
    CommandLineRun run = run(stations, network.picks);
    foundAll(run);
    assertThat(run.out()).contains("stations of one owner, one side");
  }

  @Test
  void oneNodeAloneMakesNoEvent() throws IOException {
    List<String> picks = new ArrayList<>();
    picks.add(network.picks.getFirst());
    for (int i = 0; i < 500; i++) {
      picks.add(String.format(Locale.ROOT, "%d,N07,%.3f,P,-1", i, i * 2.5));
    }
    CommandLineRun run = run(network.stations, picks);
    assertThat(run.exitCode()).isEqualTo(DONE);
    assertThat(run.out()).startsWith("0 events from");
  }

  @Test
  void filesAndOptionsThatCannotBeUsedSayWhatWasExpected() {
    network.write(folder);
    assertThat(command("--speeds", "340").err())
        .contains("--speeds is 340.0, expected 0.1 to 20 km/s");
    assertThat(command("--pick-error", "-1").err()).contains("--pick-error is -1.0 s, expected");
    assertThat(command("--velocity-model", "ak135").err()).contains("--medium seismic");
    assertThat(
            command("--events-out", folder.resolve("no/such/e.csv").toString()).err())
        .contains("cannot be written");
    CommandLineRun none = CommandLineRun.of(
        "associate",
        "--medium",
        "sound",
        "--stations",
        folder.resolve("no.csv").toString(),
        "--picks",
        folder.resolve("picks.csv").toString());
    assertThat(none.exitCode()).isEqualTo(USAGE);
    assertThat(none.err()).contains("no.csv", "cannot be read");
  }

  private void foundAll(CommandLineRun run) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(DONE);
    assertThat(run.out()).containsPattern("F1 (1.0000|0.9[56])");
  }

  private List<String> with(String... more) {
    List<String> picks = new ArrayList<>(network.picks);
    picks.addAll(Arrays.asList(more));
    return picks;
  }

  /** From the first comma on, said to belong to no event. */
  private static String withoutAnswer(String line) {
    return line.substring(line.indexOf(','), line.lastIndexOf(',')) + ",-1";
  }

  private static List<String> sortedPicks(Path events) throws IOException {
    return Files.readAllLines(events).stream()
        .skip(1)
        .map(line -> line.substring(line.lastIndexOf(',') + 1)
            .lines()
            .flatMap(l -> Arrays.stream(l.split(" ")))
            .sorted()
            .toList()
            .toString())
        .sorted()
        .toList();
  }

  private CommandLineRun run(String... options) throws IOException {
    return run(network.stations, network.picks, options);
  }

  private CommandLineRun run(List<String> stations, List<String> picks, String... options)
      throws IOException {
    network.write(folder);
    Files.write(folder.resolve("stations.csv"), stations);
    Files.write(folder.resolve("picks.csv"), picks);
    return command(options);
  }

  private CommandLineRun command(String... options) {
    List<String> all = new ArrayList<>(List.of(
        "associate",
        "--medium",
        "sound",
        "--stations",
        folder.resolve("stations.csv").toString(),
        "--picks",
        folder.resolve("picks.csv").toString()));
    if (!Arrays.asList(options).contains("--speeds")) {
      all.addAll(List.of("--speeds", "0.34"));
    }
    if (!Arrays.asList(options).contains("--pick-error")) {
      all.addAll(List.of("--pick-error", "0.02"));
    }
    all.addAll(List.of(
        "--path-error",
        "0.005",
        "--truth",
        folder.resolve("truth.csv").toString(),
        "--geojson",
        folder.resolve("events.geojson").toString()));
    if (!Arrays.asList(options).contains("--events-out")) {
      all.addAll(List.of("--events-out", folder.resolve("events.csv").toString()));
    }
    all.addAll(Arrays.asList(options));
    return CommandLineRun.of(all.toArray(String[]::new));
  }
}
