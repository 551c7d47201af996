// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.stream;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.pipeline.stream.StreamRunner;
import org.trucewatch.science.association.network.PickColumns;
import org.trucewatch.science.association.stream.StreamCounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plays a large network's picks to the stream association. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Generates the picks of a line of nodes (14,000 nodes are a strip of 1,200 km by 187 km, 4 km apart) with events whose truth"
          + " is known, 45 %% false picks, wind that is not told, and network delays with a heavy tail, and associates them as they"
          + " arrive.",
      "",
      "Prints events found and missed, the latency of provisional events, processor time, memory and the fullest queues. The last"
          + " needed pick is the last arrived of those that the provisional event holds.",
      "",
      "Without --paced the clock is simulated: one processor takes picks and makes provisional events, another searches windows,"
          + " each for the processor time measured, so an hour of stream takes as long as its work. With --paced picks are offered"
          + " in real time to real threads, one for each sector."
    },
    footer = {
      "",
      "Example:",
      "  trucewatch bench stream --rate 2500 --seconds 3600",
      "",
      "Memory: give the limit as JAVA_TOOL_OPTIONS=-Xmx1500m; the largest resident memory is printed."
    })
public final class StreamCommand implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Stream time that counts, after 4 to 5 minutes in which the wind is learnt. Default: ${DEFAULT-VALUE}.")
  private double seconds = 60;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Picks a second of all nodes together. Default: ${DEFAULT-VALUE}.")
  private double rate = 250;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Nodes, 16 to 20,000. Default: ${DEFAULT-VALUE}.")
  private int nodes = 14_000;

  @Option(
      names = "--sectors",
      paramLabel = "N",
      description = "Workers that search windows, with --paced. Default: ${DEFAULT-VALUE}.")
  private int sectors = 2;

  @Option(
      names = "--lateness",
      paramLabel = "S",
      description = "How late a pick may be and still be in time. Default: ${DEFAULT-VALUE}.")
  private double lateness = 60;

  @Option(
      names = "--tick",
      paramLabel = "S",
      description =
          "Seconds between two steps of the provisional events. Default: ${DEFAULT-VALUE}.")
  private double tick = 0.5;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the generator. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--paced", description = "In real time, with threads.")
  private boolean isPaced;

  @Option(
      names = "--batch",
      description =
          "Also associate all picks at once and compare, up to 1,000 nodes; without --paced.")
  private boolean isBatch;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the numbers as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws InterruptedException {
    Installation.requireWritable(json);
    require("--seconds", seconds, 1, 86_400);
    require("--rate", rate, 1, 20_000);
    require("--nodes", nodes, 16, 20_000);
    require("--sectors", sectors, 1, StreamRunner.SECTORS_MAX);
    require("--lateness", lateness, 1, 600);
    require("--tick", tick, 0.05, 10);
    Progress progress = new Progress(System.err);
    progress.step("Laying out " + nodes + " nodes");
    StreamLoad load = new StreamLoad(nodes, rate, seconds, sectors, lateness, tick, seed);
    double warm =
        new StreamPlay(new StreamLoad(16, rate, 1, 1, lateness, tick, seed), s -> {}).warmSeconds;
    StreamPlay play = new StreamPlay(
        new StreamLoad(nodes, rate, seconds + warm, sectors, lateness, tick, seed), progress::step);
    if (isBatch) {
      require("--nodes with --batch", nodes, 16, 1_000);
      play.kept = new PickColumns.Builder();
    }
    if (isPaced) {
      play.pace();
    } else {
      play.simulate();
    }
    Map<String, Double> numbers = numbers(play, load);
    System.out.print(text(numbers, play));
    if (json != null) {
      ObjectNode root = JsonMapper.builder().build().createObjectNode();
      numbers.forEach(root::put);
      Installation.write(json, root.toPrettyString() + "\n");
    }
    return 0;
  }

  private static void require(String name, double value, double least, double most) {
    // Negated so that NaN fails too.
    if (!(value >= least && value <= most)) {
      throw new UserError(name + " is " + value + ", expected " + least + " to " + most + ".");
    }
  }

  private Map<String, Double> numbers(StreamPlay play, StreamLoad load) {
    LoadMeter meter = play.meter;
    meter.sample();
    double to = play.warmSeconds + load.seconds() - play.settings.travelSecondsMax();
    Truth.Score score = play.generated.truth.score(meter.found, play.warmSeconds, to);
    double streamSeconds = play.warmSeconds + load.seconds();
    double processor = play.liveSeconds + play.windowSeconds;
    Map<String, Double> n = new TreeMap<>();
    n.put("picks", (double) meter.picks);
    n.put("picks_per_second", meter.picks / (play.warmSeconds + load.seconds()));
    n.put("detectable", (double) score.detectable());
    n.put("right", (double) score.right());
    n.put("wrong", (double) score.wrong());
    n.put("f1", score.f1());
    n.put("precision", score.precision());
    if (play.kept != null) {
      Truth.Score batch = play.batch(play.kept.build(), to);
      n.put("batch_f1", batch.f1());
      n.put("batch_precision", batch.precision());
    }
    n.put("provisional", (double) meter.provisional);
    n.put("provisional_real", meter.provisionalReal / (double) Math.max(1, meter.provisional));
    n.put("withdrawn", (double) meter.withdrawnProvisional);
    n.put("finals", (double) meter.finals);
    n.put("finals_seen_before", meter.finalsSeenBefore / (double) Math.max(1, meter.finals));
    n.put("finals_renamed", meter.finalsRenamed / (double) Math.max(1, meter.finals));
    for (double q : new double[] {0.5, 0.99, 1}) {
      String name = q == 1 ? "max" : q == 0.99 ? "p99" : "p50";
      n.put("latency_" + name, meter.sinceLast.quantile(q));
      n.put("latency_sixth_" + name, meter.sinceSixth.quantile(q));
      n.put("provisional_after_origin_" + name, meter.afterOrigin.quantile(q));
      n.put("final_after_origin_" + name, meter.finalAfterOrigin.quantile(q));
    }
    n.put("live_processor_seconds", play.liveSeconds);
    n.put("window_processor_seconds", play.windowSeconds);
    n.put("generator_processor_seconds", play.generatorSeconds);
    n.put("microseconds_per_pick", 1e6 * processor / meter.picks);
    n.put("share_of_two_processors", processor / (2 * streamSeconds));
    n.put("heap_after_collection_bytes", meter.heapAfterCollectionMax);
    n.put("resident_bytes", LoadMeter.residentBytesMax());
    n.put("queue_max", (double) play.queueMax);
    n.put("lag_max", play.lagMax);
    return n;
  }

  private String text(Map<String, Double> n, StreamPlay play) {
    StreamCounts counts = play.stream.counts();
    StringBuilder s = new StringBuilder();
    s.append(String.format(
        Locale.ROOT,
        "%d nodes, %d tiles, %.0f picks/s, %s%n",
        nodes,
        play.stream.tiles(),
        n.get("picks_per_second"),
        isPaced
            ? "real time, " + sectors + " sectors"
            : "simulated clock, measured service times"));
    s.append(String.format(Locale.ROOT, "picks in %.0f: %s%n", n.get("picks"), counts.offers()));
    s.append(String.format(
        Locale.ROOT,
        "final events: %.0f detectable, %.0f right, %.0f wrong: F1 %.3f, precision %.3f%n",
        n.get("detectable"),
        n.get("right"),
        n.get("wrong"),
        n.get("f1"),
        n.get("precision")));
    if (n.containsKey("batch_f1")) {
      s.append(String.format(
          Locale.ROOT,
          "  all picks at once: F1 %.3f, precision %.3f%n",
          n.get("batch_f1"),
          n.get("batch_precision")));
    }
    s.append(String.format(
        Locale.ROOT,
        "provisional events: %.0f, %.3f of them real, %.0f withdrawn; %.3f of the final events were seen before, %.4f renamed%n",
        n.get("provisional"),
        n.get("provisional_real"),
        n.get("withdrawn"),
        n.get("finals_seen_before"),
        n.get("finals_renamed")));
    return s + load(n, counts);
  }

  private String load(Map<String, Double> n, StreamCounts counts) {
    StringBuilder s = new StringBuilder();
    s.append(row("latency from the last needed pick", "latency", n));
    s.append(row("  from the sixth pick", "latency_sixth", n));
    s.append(row("  provisional after the event", "provisional_after_origin", n));
    s.append(row("  final after the event", "final_after_origin", n));
    s.append(String.format(
        Locale.ROOT,
        "processor: %.1f us a pick, %.1f %% of two (provisional %.1f s, windows %.1f s; the load's own %.1f s)%s%n",
        n.get("microseconds_per_pick"),
        100 * measured(n, "share_of_two_processors"),
        n.get("live_processor_seconds"),
        n.get("window_processor_seconds"),
        n.get("generator_processor_seconds"),
        isPaced ? ", the whole program with its load" : ""));
    s.append(String.format(
        Locale.ROOT,
        "memory: %.0f MiB heap after collection, %.0f MiB resident at most%n",
        measured(n, "heap_after_collection_bytes") / 1048576,
        measured(n, "resident_bytes") / 1048576));
    s.append(String.format(
        Locale.ROOT,
        "fullest: %.0f picks waiting (limit %d), %d picks kept, %d provisional events; longest step %.2f s behind; %d searches reopened%n",
        n.get("queue_max"),
        StreamRunner.QUEUE_MAX,
        counts.picksKeptMax(),
        counts.standingMax(),
        n.get("lag_max"),
        counts.reopened()));
    counts.notes().forEach(note -> s.append("  ").append(note).append('\n'));
    return s.toString();
  }

  private static double measured(Map<String, Double> n, String key) {
    return n.getOrDefault(key, Double.NaN);
  }

  private static String row(String what, String key, Map<String, Double> n) {
    return String.format(
        Locale.ROOT,
        "%-36s p50 %.2f s, p99 %.2f s, max %.2f s%n",
        what,
        n.get(key + "_p50"),
        n.get(key + "_p99"),
        n.get(key + "_max"));
  }
}
