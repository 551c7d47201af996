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
import org.junit.jupiter.api.Assumptions;
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
    assertThat(run("--min-picks", "2").err())
        .contains("--min-picks is 2 picks, expected 4 to 1000");
    CommandLineRun over = run("--json", folder.resolve("picks.csv").toString());
    assertThat(over.exitCode()).isEqualTo(USAGE);
    assertThat(over.err()).contains("is named twice");
    assertThat(Files.readAllLines(folder.resolve("picks.csv"))).isEqualTo(network.picks);
  }

  @Test
  void noInputAndNoOtherResultIsOverwrittenThroughALink() throws IOException {
    network.write(folder);
    Path soft = Files.createSymbolicLink(folder.resolve("lk.csv"), folder.resolve("picks.csv"));
    Path hard = Files.createLink(folder.resolve("hard.csv"), folder.resolve("picks.csv"));
    Path here = Files.createSymbolicLink(folder.resolve("here"), folder);
    for (Path link : List.of(soft, hard, here.resolve("truth.csv"))) {
      CommandLineRun run = run("--events-out", link.toString());
      assertThat(run.exitCode()).isEqualTo(USAGE);
      assertThat(run.err()).contains(link + ": is named twice", "Nothing was run");
    }
    assertThat(run("--json", here.resolve("e.csv").toString()).err()).contains("is named twice");
    assertThat(Files.readAllLines(folder.resolve("picks.csv"))).isEqualTo(network.picks);
    assertThat(Files.readAllLines(folder.resolve("truth.csv"))).isEqualTo(network.truth);
  }

  @Test
  void aResultThatIsNoPlainFileIsRefusedBeforeTheRun() throws IOException {
    network.write(folder);
    Path device = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(device), "no devices on this system");
    CommandLineRun run = run("--events-out", device.toString());
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.err()).contains("no plain file but a pipe or device", "Nothing was run");
    Path astray =
        Files.createSymbolicLink(folder.resolve("astray.csv"), folder.resolve("none.csv"));
    assertThat(run("--json", astray.toString()).err())
        .contains("it is a link to a file that does not exist");
  }

  @Test
  void truthThatCannotBeUsedCostsNoRun() throws IOException {
    network.write(folder);
    CommandLineRun none = run("--truth", at("nope.csv"));
    assertThat(none.exitCode()).isEqualTo(USAGE);
    assertThat(none.err()).contains("nope.csv", "Nothing was run").doesNotContain("Associating");
    Files.write(
        folder.resolve("picks.csv"),
        network.picks.stream().map(l -> l.substring(0, l.lastIndexOf(','))).toList());
    CommandLineRun mute = run("--truth", at("truth.csv"));
    assertThat(mute.exitCode()).isEqualTo(USAGE);
    assertThat(mute.err())
        .contains("a column event_id here", "Nothing was run")
        .doesNotContain("Associating");
  }

  @Test
  void aScoreOfNothingIsNoScore() throws IOException {
    network.write(folder);
    CommandLineRun high = run("--truth-min-picks", "99999");
    assertThat(high.exitCode()).isEqualTo(DONE);
    assertThat(high.out())
        .contains("no score: no true event has 99999 picks")
        .doesNotContain("F1", "NaN");
    JsonNode score = json().path("score");
    assertThat(score.path("f1").isNull()).isTrue();
    assertThat(score.path("recall").isNull()).isTrue();
    CommandLineRun nothing = run("--min-picks", "500", "--truth-min-picks", "6");
    assertThat(nothing.out())
        .contains(
            "F1 0.0000, precision not defined (no event was reported), recall 0.0000: 0 of 12")
        .doesNotContain("NaN");
    assertThat(json().path("score").path("precision").isNull()).isTrue();
    Files.writeString(folder.resolve("picks.csv"), network.picks.getFirst() + "\n");
    assertThat(run().out()).contains("no score: no true event has 6 picks");
  }

  @Test
  void everyOptionOutsideItsRangeIsNamedWithItsValueAndNothingIsRun() throws IOException {
    network.write(folder);
    String[][] wrong = {
      {"--min-pick-probability", "NaN", "is NaN, expected a probability from 0 to 1"},
      {"--min-pick-probability", "-5", "is -5.0, expected"},
      {"--min-pick-probability", "7", "is 7.0, expected"},
      {"--now", "NaN", "is 'NaN', expected a finite number of seconds"},
      {"--truth-min-picks", "-3", "is -3 picks, expected 1 or more"},
      {"--min-picks", "3", "is 3 picks, expected 4 to 1000"},
      {"--min-picks", "2147483647", "is 2147483647 picks, expected 4 to 1000"},
      {"--audible-km", "1e-9", "is 1.0E-9 km, expected 0.01 to 20000 km"},
      {"--audible-km", "NaN", "is NaN km, expected"},
      {"--depth-max", "10", "is 10.0 km, expected only with --velocity-model"}
    };
    for (String[] option : wrong) {
      CommandLineRun run = run(option[0], option[1]);
      assertThat(run.exitCode()).as(option[0]).isEqualTo(USAGE);
      assertThat(run.err())
          .contains(option[0] + " " + option[2], "Nothing was run")
          .doesNotContain("picksMin", "Associating");
    }
    for (String depth : List.of("NaN", "-5", "1e6")) {
      assertThat(run("--medium", "seismic", "--velocity-model", "ak135", "--depth-max", depth)
              .err())
          .contains("--depth-max is " + Double.parseDouble(depth) + " km, expected 0 to 700 km");
    }
    assertThat(run("--medium", "seismic", "--speeds", "3,6").err())
        .contains("--speeds is 3.0 km/s for P and 6.0 km/s for S, expected P");
  }

  @Test
  void rowsThatCannotBeReadAreCountedAndIdsThatWouldBreakTheFileAreSuch() throws IOException {
    network.write(folder);
    List<String> picks = new ArrayList<>(network.picks);
    picks.addAll(
        List.of("\"a,b\",N01,5,P,-1", "\"a\"\"b\",N01,6,P,-1", ",N01,7,P,-1", "90,N01,12d,P,-1"));
    Files.write(folder.resolve("picks.csv"), picks);
    CommandLineRun run = run();
    assertThat(run.exitCode()).isEqualTo(DONE);
    assertThat(run.out())
        .contains(
            "4 were refused",
            "4  row that could not be read",
            "pick_id is 'a,b', expected an identifier without blanks, commas and quotes",
            "time_s is '12d'");
    assertThat(json().path("refused").path("row that could not be read").asInt())
        .isEqualTo(4);
  }

  @Test
  void aMarkThatCannotBeUsedCostsNoPick() throws IOException {
    network.write(folder);
    run();
    byte[] unmarked = Files.readAllBytes(folder.resolve("e.csv"));
    Files.write(
        folder.resolve("picks.csv"),
        network.picks.stream()
            .map(l ->
                l + (l.startsWith("pick_id") ? ",bearing_deg,level_db,class" : ",400,NaN,thunder"))
            .toList());
    CommandLineRun run = run();
    assertThat(run.exitCode()).isEqualTo(DONE);
    assertThat(run.out())
        .contains(
            "picks.csv, line 2: bearing_deg is '400', expected -180 to 360 degrees",
            "level_db is 'NaN'",
            "class is 'thunder'",
            "The pick is kept without it.",
            ", 0 were refused");
    assertThat(folder.resolve("e.csv")).hasBinaryContent(unmarked);
  }

  @Test
  void theHelpNamesTheColumnsOfMarks() {
    assertThat(CommandLineRun.of("associate", "--help").out())
        .contains(
            "bearing_deg",
            "bearing_error_deg",
            "trace_speed_m_s",
            "trace_speed_error_m_s",
            "level_db",
            "amplitude_pa",
            "small_arms",
            "arrival_time_utc");
  }

  private JsonNode json() throws IOException {
    return JsonMapper.builder().build().readTree(Files.readString(folder.resolve("e.json")));
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
    if (given.contains("--medium")) {
      all.remove(2);
      all.remove(1);
    }
    if (given.contains("--velocity-model")) {
      all.removeAll(List.of("--speeds", "0.34"));
    }
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
