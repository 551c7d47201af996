// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Progress;
import org.trucewatch.app.StoppedReport;
import org.trucewatch.app.UserError;
import org.trucewatch.assessment.incident.ViolationCounts;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.pipeline.line.LineJudgement;
import org.trucewatch.pipeline.line.LineWatch;
import org.trucewatch.pipeline.line.NodeEvents;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.LocatedPulse;
import org.trucewatch.science.propagation.HumidAir;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.ExerciseRun;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.score.ExerciseScore;
import org.trucewatch.simulation.score.JudgedExercise;
import org.trucewatch.simulation.sensor.SensorPlan;
import org.trucewatch.simulation.source.Activity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs many quiet days through the whole path, day by day. */
@Command(
    name = "truce",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs simulated days of a truce through the whole path, each as a record of its own, and says how many events were found, how many of"
          + " them were false, how often a side was named wrongly, and what it cost.",
      "",
      "Rates are those of the exercise quiet-day by kilometre of line: mortar and gun fire, demining, quarries, vehicles, and 20 false triggers a"
          + " node and day. Memory does not grow with the days. Ctrl-C prints what was done so far and says that it is partial."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch truce --days 3",
      "  trucewatch truce --days 1000 --seed 7 --json truce.json"
    })
public final class TruceCommand implements Callable<Integer> {
  private static final double DAY_SECONDS = 86_400;
  private static final int DAYS_MAX = 100_000;

  @Option(names = "--days", paramLabel = "N", required = true, description = "How many days.")
  private int days;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Acoustic nodes, about. Default: ${DEFAULT-VALUE}.")
  private int nodes = 12_000;

  @Option(
      names = "--length",
      paramLabel = "KM",
      description = "Length of the line. Default: ${DEFAULT-VALUE}.")
  private double length = 1_200;

  @Option(names = "--seed", paramLabel = "S", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--events-only",
      description = "Stop after association: events and their places, no incidents, no sides.")
  private boolean eventsOnly;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the numbers as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    require(days >= 1 && days <= DAYS_MAX, "--days is " + days + ", expected 1 to " + DAYS_MAX);
    require(nodes >= 10 && nodes <= 30_000, "--nodes is " + nodes + ", expected 10 to 30000");
    require(length >= 10 && length <= 3_000, "--length is " + length + " km, expected 10 to 3000");
    require(seed >= 0, "--seed is " + seed + ", expected a whole number from 0");
    Installation.requireWritable(json);
    ExercisePlan plan = plan(ExerciseFile.read("quiet-day"));
    ExerciseRun run = new ExerciseRun(plan, plan.sides(), seed);
    TruceTally tally = new TruceTally(new ExerciseScore(plan), days, nodesOf(run), length, seed);
    StoppedReport report = StoppedReport.whenStopped("truce-report", () -> print(tally));
    play(plan, run, tally, new Progress(System.err));
    report.finish();
    return 0;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new UserError(what + ". Nothing was run.");
    }
  }

  private void print(TruceTally tally) {
    synchronized (tally) {
      System.out.print(Printable.of(tally.text()));
      if (json != null) {
        Installation.write(json, tally.json());
      }
    }
  }

  private static long nodesOf(ExerciseRun run) {
    return run.sites().stream()
        .filter(s -> s.kind() == SensorKind.ACOUSTIC_NODE)
        .count();
  }

  private void play(ExercisePlan plan, ExerciseRun run, TruceTally tally, Progress progress) {
    double sound =
        HumidAir.of(plan.weather().temperatureKelvin(), plan.weather().relativeHumidity())
                .soundMetersPerSecond()
            / 1000;
    TruceDays history = new TruceDays(run.sensors(), run.publishedLine(), sound);
    progress.step("Truce on " + run.sites().size() + " sensors");
    Instant started = Instant.now();
    try (DayQueue<JudgedDay> judges = new DayQueue<>(day -> {
      synchronized (tally) {
        tally.add(day.judged(), day.picks(), day.judgingSeconds());
      }
      if (tally.isWorthTelling()) {
        progress.step(tally.progress(started));
      }
    })) {
      run.play(history, history, day -> {
        TruceDays.Day ended = history.ended(day * DAY_SECONDS);
        judges.add(() -> judged(plan, run, day, ended));
      });
      judges.finish();
    }
  }

  /**
   * A day with its judgement.
   *
   * @param judgingSeconds that this took
   */
  private record JudgedDay(JudgedExercise judged, long picks, double judgingSeconds) {}

  private JudgedDay judged(ExercisePlan plan, ExerciseRun run, int day, TruceDays.Day ended) {
    long before = System.nanoTime();
    LineRecord record = ended.record();
    LineJudgement all = eventsOnly
        ? unjudged(new NodeEvents().locate(record, step -> {}))
        : new LineWatch(
                List.of(plan.sides().first().id(), plan.sides().second().id()),
                Optional.empty(),
                plan.extent().start())
            .judge(record, step -> {});
    JudgedExercise judged = new JudgedExercise(
        plan,
        plan.sides(),
        day,
        run.theatre(),
        run.sites(),
        record,
        ended.truth(),
        within(all, record));
    return new JudgedDay(judged, ended.picks(), (System.nanoTime() - before) / 1e9);
  }

  /** Events alone, of no kind. */
  private static LineJudgement unjudged(List<LocatedPulse> pulses) {
    List<Impulse> impulses = pulses.stream()
        .map(p -> new Impulse(
            p.eventId(),
            p.seconds(),
            p.secondsSd(),
            p.eastKilometers(),
            p.northKilometers(),
            p.covariance(),
            p.probability(),
            p.picks(),
            Double.NaN,
            Double.NaN,
            ImpulseKind.UNEXPLAINED,
            1,
            Optional.empty(),
            "not looked at"))
        .toList();
    return new LineJudgement(
        impulses,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        ViolationCounts.of(List.of(), List.of()));
  }

  /** What begins within the record's span; the rest belongs to the day before or after. */
  private static LineJudgement within(LineJudgement all, LineRecord record) {
    return new LineJudgement(
        all.impulses().stream().filter(i -> holds(record, i.seconds())).toList(),
        all.findings().stream()
            .filter(f -> holds(record, f.incident().fromSeconds()))
            .toList(),
        all.flags(),
        all.outages(),
        all.coverage(),
        all.drones(),
        all.vessels(),
        all.statements(),
        all.claimants(),
        all.counts());
  }

  private static boolean holds(LineRecord record, double seconds) {
    return seconds >= record.fromSeconds() && seconds < record.toSeconds();
  }

  /** The quiet day, over other days, nodes and kilometres. */
  private ExercisePlan plan(ExercisePlan quiet) {
    Theatre.Extent e = quiet.extent();
    double share = length / e.lengthKilometers();
    List<SensorPlan> sensors = quiet.sensors().stream().map(this::shortened).toList();
    Optional<Activity.Plan> activity = quiet
        .activity()
        .map(a -> new Activity.Plan(
            share * a.roundsPerDay(),
            a.mix(),
            a.hotspots(),
            a.hotspotShare(),
            a.branching(),
            a.delaySeconds(),
            a.replyShare()));
    return new ExercisePlan(
        "truce",
        String.format(Locale.ROOT, "%d days of truce on %.0f km", days, length),
        seed,
        new Theatre.Extent(e.origin(), e.start(), 24.0 * days, length, e.depthKilometers()),
        quiet.sides(),
        quiet.weather(),
        sensors,
        activity,
        quiet.missions(),
        quiet.confusers(),
        quiet.faults(),
        quiet.reporting(),
        List.of());
  }

  private SensorPlan shortened(SensorPlan s) {
    boolean isNode = s.kind() == SensorKind.ACOUSTIC_NODE;
    // Rows stand closer than their nodes by half of the root of three.
    double area = 2 * length * (s.depthKilometers() - s.standoffKilometers());
    double spacing = isNode ? Math.sqrt(area / nodes / (Math.sqrt(3) / 2)) : s.spacingKilometers();
    return new SensorPlan(
        s.kind(),
        spacing,
        s.standoffKilometers(),
        s.depthKilometers(),
        s.westKilometers(),
        Math.min(length, s.eastKilometers()),
        s.host(),
        s.owner(),
        s.screenDecibels(),
        s.floorPascals(),
        s.falsePerDay(),
        s.availability(),
        s.repairHours());
  }
}
