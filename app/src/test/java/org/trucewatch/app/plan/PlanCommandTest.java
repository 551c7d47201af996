// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.app.CommandLineRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Good and bad input through the command. */
class PlanCommandTest {
  private static final int DONE = 0;
  private static final int USAGE = 2;

  @TempDir
  private Path folder;

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  @Test
  void aLatticeIsPlannedInThreeCasesAndReadBackAsANetwork() throws IOException {
    Path csv = folder.resolve("map.csv");
    Path html = folder.resolve("plan.html");
    Path json = folder.resolve("plan.json");
    Path network = folder.resolve("network.csv");
    CommandLineRun run = CommandLineRun.of(
        "plan",
        "--belt",
        "24x20",
        "--spacing",
        "3",
        "--cell",
        "2",
        "--csv",
        csv.toString(),
        "--html",
        html.toString(),
        "--json",
        json.toString(),
        "--network-out",
        network.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(DONE);
    assertThat(run.out())
        .contains("optimistic", "base", "conservative", "Side named", "Taken for granted", "USD");
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows).hasSize(1 + 12 * 10);
    assertThat(rows.getFirst())
        .startsWith(
            "x_km,y_km,any_optimistic,located_optimistic,cep50_m_optimistic,cep90_m_optimistic");
    JsonNode tree = JsonMapper.builder().build().readTree(Files.readString(json));
    double base = tree.path("cases").path("base").path("located_mean").asDouble();
    assertThat(tree.path("cases").path("optimistic").path("located_mean").asDouble())
        .isGreaterThan(base);
    assertThat(base)
        .isGreaterThan(
            tree.path("cases").path("conservative").path("located_mean").asDouble());
    assertThat(Files.readString(html))
        .contains("<svg class='map'", "0.95 and more")
        .doesNotContain("http");
    CommandLineRun again = CommandLineRun.of(
        "plan",
        "--network",
        network.toString(),
        "--belt",
        "24x20",
        "--cell",
        "2",
        "--csv",
        folder.resolve("again.csv").toString());
    assertThat(again.exitCode()).as(again.err()).isEqualTo(DONE);
    assertThat(folder.resolve("again.csv")).exists();
  }

  @Test
  void theSamePlanIsTheSameBytes() throws IOException {
    for (String name : List.of("one", "two")) {
      CommandLineRun.of(
          "plan",
          "--belt",
          "20x16",
          "--spacing",
          "4",
          "--cell",
          "4",
          "--html",
          folder.resolve(name).toString());
    }
    assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
  }

  @Test
  void aBudgetIsPlacedOnBothSidesWithinItsPrice() throws IOException {
    Path json = folder.resolve("plan.json");
    CommandLineRun run = CommandLineRun.of(
        "plan",
        "--belt",
        "20x16",
        "--budget",
        "60000",
        "--cell",
        "4",
        "--owner-share",
        "0.5",
        "--json",
        json.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(DONE);
    assertThat(run.out()).contains("lazy greedy", "after swaps", "0.500 of the best U");
    JsonNode placement =
        JsonMapper.builder().build().readTree(Files.readString(json)).path("placement");
    assertThat(placement.path("swapped").path("usd").asDouble()).isLessThanOrEqualTo(60_000);
    assertThat(placement.path("swapped").path("proved_share").asDouble()).isBetween(0.5, 1.0);
    assertThat(placement.path("robust").path("value_without_worst_owner").asDouble())
        .isGreaterThanOrEqualTo(
            placement.path("swapped").path("value_without_worst_owner").asDouble());
  }

  @Test
  void aLineInGeoJsonCarriesANetworkOnTheEarth() throws IOException {
    Path line = write(
        "line.geojson",
        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\",\"coordinates\":"
            + "[[10.0,50.0],[10.2,50.05],[10.4,50.0]]}}");
    Path csv = folder.resolve("map.csv");
    CommandLineRun run = CommandLineRun.of(
        "plan",
        "--line",
        line.toString(),
        "--width",
        "12",
        "--spacing",
        "4",
        "--cell",
        "3",
        "--csv",
        csv.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(DONE);
    assertThat(Files.readAllLines(csv).getFirst()).startsWith("latitude_deg,longitude_deg,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--spacing -3 | --spacing is -3 km, expected more than 0 and at most 200",
        "--spacing 0.0001 --belt 30x15 | --spacing is 1.0E-4 km: layout has 51961500000 sites",
        "--spacing 3 --line /dev/null | is a folder, pipe or device, expected a file",
        "--budget 0 | --budget is 0 US dollars, expected more than 0",
        "--budget 1 | it buys no sensor that hears anything, expected at least USD 2,250",
        "--spacing 3 --kind sonar | --kind is 'sonar', expected one of phone, acoustic",
        "--spacing 3 --belt 30 | --belt is '30', expected length x width in km, as 120x30",
        "--spacing 3 --source rock | --source is 'rock', expected one of rifle-shot",
        "--spacing 3 --origin 120mm-impact | says whose ground was struck",
        "--spacing 3 --measurements 0 | --measurements is 0, expected 1 to 12",
        "--spacing 3 --case best | --case is 'best', expected one of optimistic, base, conservative",
        "--spacing 3 --budget 5 | More than one network is named",
        "--belt 20x20 | No network is named",
        "--spacing 3 --network-out /nowhere/at/all.csv | cannot be written"
      })
  void oneMessageSaysWhatIsWrong(String options, String message) {
    String[] words = ("plan " + options).split(" ");
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.err()).contains(message).doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void badRowsAreNamedWithTheirLineAndTheRestIsPlanned() throws IOException {
    Path network = write(
        "sensors.csv",
        "id,kind,x_km,y_km,owner",
        "a,acoustic,0,0,x",
        "b,acoustik,3,0,x",
        "c,acoustic,6,0,x",
        "d,acoustic,3,5,y",
        "e,acoustic,3000,5,y",
        "f,acoustic,6,5,y",
        "g,acoustic,99999,5,y");
    CommandLineRun run = CommandLineRun.of("plan", "--network", network.toString(), "--cell", "4");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(DONE);
    assertThat(run.out())
        .contains("4 sensors")
        .contains("file:sensors.csv, line 3: kind is 'acoustik', expected one of acoustic")
        .contains("Did you mean 'acoustic'?")
        .contains("file:sensors.csv, line 6: sensor e is")
        .contains("km outside the ground of this plan, expected at most 300")
        .contains("file:sensors.csv, line 8: x_km is '99999', expected -20000 to 20000 km");
  }

  @Test
  void aLineOfOnePointAndAnEmptyNetworkAreRefused() throws IOException {
    Path line = write("line.csv", "x_km,y_km", "3,4");
    CommandLineRun run = CommandLineRun.of("plan", "--line", line.toString(), "--spacing", "3");
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.err())
        .contains("file:line.csv, line 2: outline has 1 point, expected at least 2");
    Path network = write("none.csv", "id,kind,x_km,y_km", "a,acoustic,here,there");
    CommandLineRun none = CommandLineRun.of("plan", "--network", network.toString());
    assertThat(none.exitCode()).isEqualTo(USAGE);
    assertThat(none.err()).contains("file:none.csv, line 2: x_km is 'here'", "no sensor is left");
  }
}
