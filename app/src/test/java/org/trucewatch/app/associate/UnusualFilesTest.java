// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.CommandLineRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files in forms that people have, and options that cannot be meant: used where they say the same, named where they do not. */
class UnusualFilesTest {
  private static final int DONE = 0;
  private static final int USAGE = 2;

  @TempDir
  private Path folder;

  private final MadeUpNetwork network = new MadeUpNetwork(7);

  @Test
  void lineEndsQuotesAndTheMarkOfWindowsChangeNoByte() throws IOException {
    byte[] plain = events(text(network.picks, "\n"));
    assertThat(events(text(network.picks, "\r\n"))).isEqualTo(plain);
    assertThat(events("\uFEFF" + text(network.picks, "\n"))).isEqualTo(plain);
    UnaryOperator<String> quoted = line -> "\"" + line.replace(",", "\",\"") + "\"";
    assertThat(events(text(network.picks.stream().map(quoted).toList(), "\n"))).isEqualTo(plain);
  }

  @Test
  void theOrderOfStationsAndPicksChangesNoByteOfAnyFile() throws IOException {
    network.write(folder);
    run();
    byte[] csv = Files.readAllBytes(folder.resolve("e.csv"));
    byte[] map = Files.readAllBytes(folder.resolve("e.geojson"));
    shuffle("stations.csv", network.stations);
    shuffle("picks.csv", network.picks);
    run();
    assertThat(folder.resolve("e.csv")).hasBinaryContent(csv);
    assertThat(folder.resolve("e.geojson")).hasBinaryContent(map);
  }

  private void shuffle(String file, List<String> lines) throws IOException {
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(rows, new Random(5));
    rows.addFirst(lines.getFirst());
    Files.write(folder.resolve(file), rows);
  }

  @Test
  void bytesThatAreNoTextCostTheirRowAlone() throws IOException {
    network.write(folder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(Files.readAllBytes(folder.resolve("picks.csv")));
    bytes.write("90001,N0".getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[] {(byte) 0xff, (byte) 0xfe});
    bytes.write(",10.0,P,-1\n90002,N01,2016-10-14T00:00:08Z,P,-1\n90003,N01,12:30,P,-1\n"
        .getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("picks.csv"), bytes.toByteArray());
    CommandLineRun run = run();
    assertThat(run.exitCode()).isEqualTo(DONE);
    assertThat(run.out())
        .contains("1  station not listed", "time_s is '2016-10-14T00:00:08Z'", "And 1 more like it")
        .doesNotContain("0 events");
  }

  @Test
  void filesThatCannotBeMeantAreNamedAndNothingIsRun() throws IOException {
    refused("", "picks.csv: is empty, 0 bytes");
    refused("a,b,c\n1,2,3\n", "line 1: the header has no column station");
    Files.write(
        folder.resolve("picks.csv"), text(network.picks, "\n").getBytes(StandardCharsets.UTF_16));
    assertThat(run().err()).contains("UTF-16 text, expected UTF-8");
    CommandLineRun none = run("--picks", folder.toString());
    assertThat(none.exitCode()).isEqualTo(USAGE);
    Files.delete(folder.resolve("picks.csv"));
    Files.createDirectory(folder.resolve("picks.csv"));
    assertThat(run().err()).contains("picks.csv: is a folder");
  }

  private void refused(String picks, String message) throws IOException {
    network.write(folder);
    Files.writeString(folder.resolve("picks.csv"), picks);
    CommandLineRun run = run();
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.err()).contains(message, "Nothing was run");
  }

  @Test
  void aHeaderWithoutRowsIsNoEventAndNoError() throws IOException {
    network.write(folder);
    Files.writeString(folder.resolve("picks.csv"), network.picks.getFirst() + "\n");
    CommandLineRun run = run();
    assertThat(run.exitCode()).isEqualTo(DONE);
    assertThat(run.out())
        .startsWith("0 events from 0 picks")
        .contains("the 0 usable picks come from 0 nodes, expected 4 or more");
  }

  @Test
  void optionsThatCannotBeMeantSayWhatWasExpected() throws IOException {
    network.write(folder);
    assertThat(run("--speeds", "6.0,3.4").err()).contains("--speeds has 2 values, expected one");
    assertThat(run("--path-error", "-1").err()).contains("--path-error is -1.0, expected");
    assertThat(run("--min-picks", "2").err()).contains("picksMin is 2, expected at least 4");
    CommandLineRun over = run("--json", folder.resolve("picks.csv").toString());
    assertThat(over.exitCode()).isEqualTo(USAGE);
    assertThat(over.err()).contains("is named twice");
    assertThat(Files.readAllLines(folder.resolve("picks.csv"))).isEqualTo(network.picks);
  }

  @Test
  void stationsWithoutAPlaceCostThemselvesAlone() throws IOException {
    network.write(folder);
    List<String> stations = new ArrayList<>(network.stations);
    stations.add(1, "X1,NaN,3");
    stations.add("X2,,4");
    Files.write(folder.resolve("stations.csv"), stations);
    CommandLineRun run = run();
    assertThat(run.exitCode()).isEqualTo(DONE);
    assertThat(run.out())
        .contains("line 2: x_km is 'NaN', expected -20000 to 20000 km", "And 1 more like it")
        .doesNotContain("0 events");
  }

  @Test
  void stationsAtOnePlaceAreOneNodeAndMakeNothing() throws IOException {
    network.write(folder);
    write("stations.csv", network.stations, line -> line.substring(0, line.indexOf(',')) + ",1,1");
    CommandLineRun run = run();
    assertThat(run.exitCode()).isEqualTo(DONE);
    assertThat(run.out())
        .startsWith("0 events")
        .contains("the stations stand at 1 place, expected 4 or more");
  }

  @Test
  void picksOfTwoStationsMakeNothing() throws IOException {
    network.write(folder);
    List<String> picks = new ArrayList<>(network.picks.subList(0, 1));
    for (int i = 0; i < 400; i++) {
      picks.add(String.format(Locale.ROOT, "%d,N1%d,%.3f,P,-1", i, i % 2, i * 3.0));
    }
    Files.write(folder.resolve("picks.csv"), picks);
    CommandLineRun run = run();
    assertThat(run.exitCode()).isEqualTo(DONE);
    assertThat(run.out())
        .startsWith("0 events from 400 picks")
        .contains("come from 2 nodes, expected 4 or more");
  }

  @Test
  void aRowOfStationsIsSaidToLocateNothing() throws IOException {
    network.write(folder);
    List<String> stations = new ArrayList<>(network.stations.subList(0, 1));
    for (int i = 0; i < 36; i++) {
      stations.add(String.format(Locale.ROOT, "N%02d,%d,0", i, 4 * i));
    }
    Files.write(folder.resolve("stations.csv"), stations);
    CommandLineRun run = run();
    assertThat(run.exitCode()).isEqualTo(DONE);
    assertThat(run.out())
        .contains("the 36 nodes stand in a row 140.000 km long", "Add stations beside the row");
  }

  @Test
  void picksOverAYearAreRecordsOfTheirOwn() throws IOException {
    network.write(folder);
    List<String> picks = new ArrayList<>(network.picks);
    for (int day = 1; day < 365; day++) {
      for (int i = 0; i < 3; i++) {
        picks.add(String.format(
            Locale.ROOT, "%d,N%02d,%d,P,-1", 90_000 + 3 * day + i, 7 * i, 86_300 * day + 600 * i));
      }
    }
    Files.write(folder.resolve("picks.csv"), picks);
    CommandLineRun run = run();
    assertThat(run.exitCode()).isEqualTo(DONE);
    assertThat(run.out()).contains("12 of 12 events found");
  }

  @Test
  void picksMayHaveWordsAsIds() throws IOException {
    network.write(folder);
    run();
    String numbers = Files.readString(folder.resolve("e.csv"));
    write("picks.csv", network.picks, line -> "p/" + line);
    run();
    assertThat(Files.readString(folder.resolve("e.csv")).replace("p/", "")).isEqualTo(numbers);
  }

  @Test
  void eachEventSaysOnHowManyOwnersItRests() throws IOException {
    network.write(folder);
    Files.write(
        folder.resolve("stations.csv"),
        network.stations.stream()
            .map(l ->
                l + (l.startsWith("station") ? ",owner" : l.startsWith("N0") ? ",one" : ",two"))
            .toList());
    run();
    JsonNode json =
        JsonMapper.builder().build().readTree(Files.readString(folder.resolve("e.json")));
    int alone = 0;
    for (JsonNode event : json.path("events")) {
      boolean one = false;
      boolean two = false;
      for (JsonNode pick : event.path("picks")) {
        one |= pick.path("station").asString().startsWith("N0");
        two |= !pick.path("station").asString().startsWith("N0");
      }
      assertThat(event.path("owners").asInt()).isEqualTo((one ? 1 : 0) + (two ? 1 : 0));
      alone += one && two ? 0 : 1;
    }
    assertThat(json.path("events_of_one_owner").asInt()).isEqualTo(alone);
    assertThat(json.path("events").size()).isGreaterThan(10);
  }

  private void write(String file, List<String> lines, UnaryOperator<String> row)
      throws IOException {
    List<String> changed = new ArrayList<>(lines.subList(0, 1));
    lines.stream().skip(1).map(row).forEach(changed::add);
    Files.write(folder.resolve(file), changed);
  }

  private static String text(List<String> lines, String end) {
    return String.join(end, lines) + end;
  }

  private byte[] events(String picks) throws IOException {
    network.write(folder);
    Files.writeString(folder.resolve("picks.csv"), picks);
    assertThat(run().exitCode()).isEqualTo(DONE);
    return Files.readAllBytes(folder.resolve("e.csv"));
  }

  /** The command on the folder's files; options given here replace those that every run has. */
  private CommandLineRun run(String... options) {
    List<String> all = new ArrayList<>(List.of("associate", "--medium", "sound"));
    List<String> given = Arrays.asList(options);
    String[][] usual = {
      {"--speeds", "0.34"},
      {"--pick-error", "0.02"},
      {"--path-error", "0.005"},
      {"--stations", at("stations.csv")},
      {"--picks", at("picks.csv")},
      {"--truth", at("truth.csv")},
      {"--events-out", at("e.csv")},
      {"--geojson", at("e.geojson")},
      {"--json", at("e.json")}
    };
    for (String[] option : usual) {
      boolean answered = option[0].equals("--truth") && !hasAnswers();
      if (!given.contains(option[0]) && !answered) {
        all.addAll(Arrays.asList(option));
      }
    }
    all.addAll(given);
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private boolean hasAnswers() {
    try {
      return Files.readString(folder.resolve("picks.csv"), StandardCharsets.ISO_8859_1)
          .contains("event_id");
    } catch (IOException e) {
      return false;
    }
  }

  private String at(String file) {
    return folder.resolve(file).toString();
  }
}
