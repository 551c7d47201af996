// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.provisions;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.assessment.agreement.Terms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Holds many made-up incidents against many made-up provisions. */
@Command(
    name = "provisions",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Draws an agreement and incidents from a seed, holds every incident against the provisions in force, and prints how"
          + " fast, with which standings, and whether a sample agrees with every provision tried one by one without the index.",
      "Also groups as many impulses of 30 days along 1,200 km to incidents, and "
          + ProvisionsCommand.PLACE_IMPULSES + " of one hour at one place.",
      "Asked is " + ProvisionsCommand.SECONDS_ASKED
          + " s for grouping and matching together, by the clock and by"
          + " processor time divided by the threads.",
      "Exit code 1 where the sample differs."
    },
    footer = {"", "Example:", "  trucewatch bench provisions --events 1000000 --provisions 200"})
public final class ProvisionsCommand implements Callable<Integer> {
  static final int PLACE_IMPULSES = 10_000;

  /** For a million on two cores: conventions of this project. */
  static final int SECONDS_ASKED = 60;

  private static final int EVENTS_MAX = 20_000_000;
  private static final int PROVISIONS_MAX = 5_000;
  private static final int THREADS_MAX = 64;
  private static final int SHOWN_MAX = 10;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Incidents. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1000000")
  private int events = 1;

  @Option(
      names = "--provisions",
      paramLabel = "M",
      description = "Provisions. Default: ${DEFAULT-VALUE}.",
      defaultValue = "200")
  private int provisions = 1;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Threads. Default: ${DEFAULT-VALUE}.",
      defaultValue = "2")
  private int threads = 1;

  @Option(
      names = "--sample",
      paramLabel = "K",
      description =
          "Incidents that are also held against every provision, all where there are fewer. Default: ${DEFAULT-VALUE}.",
      defaultValue = "2000")
  private int sample = 1;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Seed. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private long seed = 1;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the numbers to FILE, as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws InterruptedException {
    Installation.requireWritable(json);
    require("--events", events, 1, EVENTS_MAX);
    require("--provisions", provisions, 1, PROVISIONS_MAX);
    require("--threads", threads, 1, THREADS_MAX);
    require("--sample", sample, 0, EVENTS_MAX);
    var progress = new Progress(System.err);
    progress.step("Drawing an agreement of " + provisions + " provisions");
    Terms terms = MadeUpAgreement.terms(seed, provisions);
    progress.step("Grouping " + events + " impulses");
    List<GroupingRun> grouping = List.of(
        GroupingRun.of("30 days along 1,200 km", MadeUpFire.line(seed, events)),
        GroupingRun.of(
            "an hour at one place", MadeUpFire.place(seed, Math.min(events, PLACE_IMPULSES))));
    long begin = System.nanoTime();
    ProvisionRun.Tally tally = new ProvisionRun(terms, seed, events, Math.min(sample, events))
        .run(threads, progress::step);
    double wall = (System.nanoTime() - begin) / 1e9;
    System.out.print(Printable.of(text(tally, wall) + text(grouping, tally)));
    if (json != null) {
      Installation.write(json, json(tally, grouping, wall));
    }
    return tally.differences().isEmpty() ? 0 : 1;
  }

  private static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UserError(option + " is " + value + ", expected a whole number from " + least
          + " to " + most + ".");
    }
  }

  private String text(ProvisionRun.Tally t, double wall) {
    double matching = t.matchSeconds() / threads;
    var out = new StringBuilder();
    out.append(String.format(
        Locale.ROOT,
        "%,d incidents against %d provisions, %d threads, seed %d%n"
            + "  wall clock                 %8.1f s, drawing and checking included%n"
            + "  matching                   %8.1f s a thread, %,.0f incidents a second in all%n"
            + "  processor time of matching %8.1f s over all threads%n"
            + "  judgements                 %,d, %.2f an incident%n"
            + "  conditions evaluated       %,d%n%n",
        t.matched(),
        provisions,
        threads,
        seed,
        wall,
        matching,
        t.matched() / matching,
        t.matchProcessorSeconds(),
        t.judgements(),
        (double) t.judgements() / t.matched(),
        t.evaluations()));
    t.standings()
        .forEach((s, n) -> out.append(String.format(Locale.ROOT, "  %-18s %,12d%n", s, n)));
    out.append(String.format(
        Locale.ROOT,
        "%nSample of %,d held against every provision without the index: %d differences.%n",
        t.checked(),
        t.differences().size()));
    t.differences().stream()
        .limit(SHOWN_MAX)
        .forEach(d -> out.append("  ").append(d).append(System.lineSeparator()));
    return out.toString();
  }

  private String text(List<GroupingRun> grouping, ProvisionRun.Tally t) {
    var out = new StringBuilder(System.lineSeparator());
    for (GroupingRun g : grouping) {
      out.append(String.format(
          Locale.ROOT,
          "Grouping %,9d impulses, %-24s %,8d incidents, %6.1f s by the clock, %6.1f s of the processor%n",
          g.impulses(),
          g.scene() + ":",
          g.incidents(),
          g.wallSeconds(),
          g.processorSeconds()));
    }
    GroupingRun line = grouping.getFirst();
    out.append(asked("by the clock", line.wallSeconds() + t.matchSeconds() / threads));
    out.append(asked(
        "of the processor, matching over " + threads + " threads",
        line.processorSeconds() + t.matchProcessorSeconds() / threads));
    return out.toString();
  }

  private static String asked(String how, double seconds) {
    return String.format(
        Locale.ROOT,
        "Grouping and matching %.1f s %s; asked: under %d s  %s%n",
        seconds,
        how,
        SECONDS_ASKED,
        seconds < SECONDS_ASKED ? "met" : "MISSED");
  }

  private String json(ProvisionRun.Tally t, List<GroupingRun> grouping, double wall) {
    var root = JsonMapper.builder().build().createObjectNode();
    root.put("seed", seed);
    root.put("events", t.matched());
    root.put("provisions", provisions);
    root.put("threads", threads);
    root.put("wallSeconds", wall);
    root.put("matchSecondsPerThread", t.matchSeconds() / threads);
    root.put("matchProcessorSeconds", t.matchProcessorSeconds());
    root.put("eventsPerSecond", t.matched() * threads / t.matchSeconds());
    root.put("judgements", t.judgements());
    root.put("evaluations", t.evaluations());
    var standings = root.putObject("standings");
    t.standings().forEach((s, n) -> standings.put(s.name(), n));
    var groups = root.putArray("grouping");
    for (GroupingRun g : grouping) {
      var one = groups.addObject();
      one.put("scene", g.scene());
      one.put("impulses", g.impulses());
      one.put("incidents", g.incidents());
      one.put("wallSeconds", g.wallSeconds());
      one.put("processorSeconds", g.processorSeconds());
    }
    root.put("sampleChecked", t.checked());
    root.put("sampleDifferences", t.differences().size());
    return root.toPrettyString() + System.lineSeparator();
  }
}
