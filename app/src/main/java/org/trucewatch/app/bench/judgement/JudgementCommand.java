// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.judgement;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.CodeVersion;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.assessment.attribution.IncidentAttributor;
import org.trucewatch.domain.line.ControlLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Measures attribution on drawn cases. */
@Command(
    name = "judgement",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Draws incidents whose origin is known, attributes them, and says how fast, how often wrong, how well calibrated, and how often"
          + " nobody was named.",
      "",
      "Of ten cases seven have errors as they are told; one a line that is off by twice its error; one an owner that forges all it has;"
          + " one is a false flag. Each number stands with its denominator, and with what was asked."
    },
    footer = {"", "Example:", "  trucewatch bench judgement --cases 5000 --json judgement.json"})
public final class JudgementCommand implements Callable<Integer> {
  private static final int CASES_MAX = 1_000_000;
  private static final int SEEDS_MAX = 1000;
  private static final int WARM_UP = 300;

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = "How many cases, 100 to 1000000. Default: ${DEFAULT-VALUE}.")
  private int cases = 5000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed draws other cases. Default: ${DEFAULT-VALUE}.")
  private long seed = 26;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "So many seeds from that on, each with so many cases, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int seeds = 1;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    if (cases < 100 || cases > CASES_MAX) {
      throw new UserError("--cases is " + cases + ", expected 100 to " + CASES_MAX + ".");
    }
    if (seeds < 1 || seeds > SEEDS_MAX || (long) seeds * cases > CASES_MAX) {
      throw new UserError("--seeds is " + seeds + ", expected 1 to " + SEEDS_MAX + ", and at most "
          + CASES_MAX + " cases of all seeds together.");
    }
    Progress progress = new Progress(System.err);
    progress.step("Attributes " + seeds * cases + " drawn cases");
    judged(new IncidentDraw(seed + 1), WARM_UP); // so that the time is that of compiled code
    List<JudgedCase> all = new ArrayList<>();
    for (int i = 0; i < seeds; i++) {
      all.addAll(judged(new IncidentDraw(seed + i), cases));
      progress.step("Seed " + (seed + i) + " done");
    }
    List<Figure> figures = JudgementFigures.of(all);
    System.out.println(cases + " drawn cases of each of " + seeds + " seeds from " + seed);
    figures.forEach(f -> System.out.println(f.line()));
    if (json != null) {
      Installation.write(json, text(figures));
    }
    return 0;
  }

  private static List<JudgedCase> judged(IncidentDraw draw, int count) {
    List<JudgedCase> all = new ArrayList<>();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    DrawnIncident next = draw.next();
    ControlLine line = next.published();
    var attributor = new IncidentAttributor(line, IncidentDraw.PARTIES);
    for (int i = 0; i < count; i++) {
      if (next.published() != line) {
        line = next.published();
        attributor = new IncidentAttributor(line, IncidentDraw.PARTIES);
      }
      long from = System.nanoTime();
      long worked = threads.getCurrentThreadCpuTime();
      var found = attributor.attribute(next.given());
      long workedTo = threads.getCurrentThreadCpuTime();
      all.add(
          new JudgedCase(next, found, (System.nanoTime() - from) / 1e6, (workedTo - worked) / 1e6));
      next = draw.next();
    }
    return all;
  }

  private String text(List<Figure> figures) {
    ObjectNode root = JsonMapper.builder().build().createObjectNode();
    root.put("code", CodeVersion.read()).put("cases", cases).put("seed", seed).put("seeds", seeds);
    ArrayNode rows = root.putArray("figures");
    for (Figure f : figures) {
      ObjectNode row = rows.addObject();
      row.put("name", f.name()).put("value", f.value()).put("of", f.of()).put("asked", f.asked());
      if (f.isMet() == null) {
        row.putNull("met");
      } else {
        row.put("met", f.isMet());
      }
    }
    return root.toPrettyString() + "\n";
  }
}
