// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.science.coverage.CoverageCase;
import org.trucewatch.science.coverage.CoverageSettings;
import org.trucewatch.science.coverage.SourceClass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a network of observers would see, how well it would locate it, and where sensors should stand. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what a network of sensors along a line of contact would notice: where an event would be detected and located,"
          + " how well, on which side of the line it would be placed, what it costs, and what is lost when an owner leaves.",
      "",
      "Every figure is given for three cases, optimistic, base and conservative, because what decides, the wind screens, the"
          + " noise and the ground, has not been measured. A week of listening on the spot tells which case holds.",
      "",
      "The network is given (--network), a lattice (--spacing), or the best that a budget buys (--budget)."
    },
    footer = {
      "",
      "Files written:",
      "  --csv      one row a cell: place, and for each case any, located, cep50_m, cep90_m",
      "  --network-out  the network in the columns that --network reads",
      "  --html     one page with maps, tables and assumptions, nothing else needed",
      "  --json     everything but the cells",
      "",
      "Examples:",
      "  trucewatch plan --belt 120x30 --spacing 3 --html plan.html",
      "  trucewatch plan --belt 60x30 --budget 400000 --owner-share 0.6 --html plan.html",
      "  trucewatch plan --belt 60x30 --kind acoustic,acoustic-array --budget 600000 --robust",
      "  trucewatch plan --network sensors.csv --line line.geojson --width 40 --source 82mm-impact",
      "  trucewatch plan --reference      the belt of 1,200 x 30 km beside the design's own figures"
    })
public final class PlanCommand implements Callable<Integer> {
  @Mixin
  private SceneOptions sceneOptions = new SceneOptions();

  @Option(
      names = "--source",
      paramLabel = "CLASS",
      description = "Class of source of the maps and of --budget. Default: ${DEFAULT-VALUE}.")
  private String source = SourceClass.MORTAR_120_IMPACT.id();

  @Option(
      names = "--origin",
      paramLabel = "CLASS",
      description = "Launch whose side is to be named. Default: ${DEFAULT-VALUE}.")
  private String origin = SourceClass.MORTAR_120_LAUNCH.id();

  @Option(
      names = "--measurements",
      paramLabel = "N",
      description =
          "Fewest measurements of a located event; a node gives 1, an array 2, a radar's track 4. Default: ${DEFAULT-VALUE}.")
  private int measurements = CoverageSettings.LOCATABLE;

  @Option(
      names = "--cell",
      paramLabel = "KM",
      description = "Size of the maps' cells. Default: about 1,600 cells.")
  private @Nullable Double cell;

  @Option(
      names = "--case",
      paramLabel = "CASE",
      description = "Case that --budget plans for; all three are shown. Default: ${DEFAULT-VALUE}.")
  private String placedFor = CoverageCase.BASE.id();

  @Option(
      names = "--owner-share",
      paramLabel = "SHARE",
      description =
          "Most of the sensors that may stand on one side of the line. Default: ${DEFAULT-VALUE}.")
  private double ownerShare = 0.6;

  @Option(
      names = "--robust",
      description = "Use the placement that is best when the worst owner leaves.")
  private boolean robust;

  @Option(
      names = "--reference",
      description = "Print the reference belt beside the design's figures, and why they differ.")
  private boolean reference;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write the maps as CSV.")
  private @Nullable Path csv;

  @Option(names = "--network-out", paramLabel = "FILE", description = "Write the network as CSV.")
  private @Nullable Path networkOut;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with maps.")
  private @Nullable Path html;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    for (Path file : new Path[] {csv, networkOut, html, json}) {
      Installation.requireWritable(file);
    }
    Progress progress = new Progress(System.err);
    if (reference) {
      ReferenceTable table = ReferenceTable.compute(progress);
      System.out.print(table.text());
      if (json != null) {
        Installation.write(json, table.json());
      }
      return 0;
    }
    sceneOptions.check();
    PlanQuestions questions = questions();
    CoverageCase given = given();
    PlanScene scene = new SceneReader(sceneOptions).read();
    PlacementRun.Chosen chosen = null;
    if (sceneOptions.budget != null) {
      chosen = new PlacementRun(scene, questions, sceneOptions, given, ownerShare)
          .run(progress, robust ? PlacementRun.Goal.ROBUST : PlacementRun.Goal.COVERAGE);
      scene = scene.with(chosen.sensors());
    }
    PlanResult result = new Planner(scene, questions).plan(progress);
    progress.step("Done");
    System.out.print(Printable.of(new PlanText(result).text(chosen)));
    write(result, chosen);
    return 0;
  }

  private void write(PlanResult result, PlacementRun.@Nullable Chosen chosen) {
    if (csv != null) {
      Installation.write(csv, PlanCsv.map(result));
    }
    if (networkOut != null) {
      Installation.write(networkOut, PlanCsv.network(result.scene()));
    }
    if (html != null) {
      Installation.write(html, new PlanPage(result, chosen).html());
    }
    if (json != null) {
      Installation.write(json, PlanJson.json(result, chosen));
    }
  }

  private PlanQuestions questions() {
    SourceClass launch = source("--origin", origin);
    if (launch.role() != SourceClass.Role.LAUNCH) {
      throw new UserError(
          "--origin is '" + origin
              + "', expected a launch or a shot: an impact says whose ground was struck, never who fired.");
    }
    if (measurements < 1 || measurements > CoverageSettings.MEASUREMENTS_MAX) {
      throw new UserError("--measurements is " + measurements + ", expected 1 to "
          + CoverageSettings.MEASUREMENTS_MAX + ".");
    }
    if (cell != null) {
      SceneOptions.requireRange("--cell", cell, "km", 100);
    }
    if (!(ownerShare > 0 && ownerShare <= 1)) {
      throw new UserError(String.format(
          Locale.ROOT, "--owner-share is %s, expected more than 0 and at most 1.", ownerShare));
    }
    return new PlanQuestions(
        source("--source", source), launch, measurements, cell == null ? 0 : cell);
  }

  private static SourceClass source(String option, String id) {
    return SourceClass.find(id)
        .orElseThrow(() -> new UserError(option + " is '" + Printable.of(id) + "', expected one of "
            + String.join(", ", SourceClass.listIds()) + "."));
  }

  private CoverageCase given() {
    List<String> ids = CoverageCase.ALL.stream().map(CoverageCase::id).toList();
    int at = ids.indexOf(placedFor);
    if (at < 0) {
      throw new UserError("--case is '" + Printable.of(placedFor) + "', expected one of "
          + String.join(", ", ids) + ".");
    }
    return CoverageCase.ALL.get(at);
  }
}
