// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkAssociation;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.RecordAssociation;
import org.trucewatch.science.association.network.RecordAssociator;
import org.trucewatch.science.association.scoring.SetScore;
import org.trucewatch.science.association.scoring.TrueEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the events among the picks of a file. */
@Command(
    name = "associate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Finds events among arrival times (picks) of a network of single stations: which picks belong together, where and when"
          + " each event was, how probable it is, and how sure its place. Picks of no event stay clutter.",
      "",
      "STATIONS has columns station and either x_km, y_km (a flat plane) or latitude_deg, longitude_deg; network, elevation_m and"
          + " owner where known. PICKS has station (and network), time_s, time_utc or arrival_time_utc, and phase or phase_hint (P or S); pick_id"
          + " and probability where known. Without pick_id, a row's number counted from 0 is its id. The column event_id of a"
          + " synthetic set is the answer: it is read with --truth only, and for the score only; the search never sees it.",
      "",
      "What was measured with a pick beside its time is used where PICKS has these columns, each of which may be empty:"
          + " bearing_deg (towards the source, clockwise from north, or from the y axis of a plane) with bearing_error_deg,"
          + " trace_speed_m_s (across the station's array) with trace_speed_error_m_s, level_db (over 20 micropascals) or"
          + " amplitude_pa (peak), and class (small_arms, cannon, heavy, very_heavy, no_impulse).",
      "",
      "Sound: the wind is not told but learnt from the events themselves, and the speed of sound with it where --speeds leaves"
          + " it open. Where events show that the wind changed, the record is searched in pieces of 20 minutes, each with its own wind."
          + " A quarter of an hour without a pick ends a record."
    },
    footer = {
      "",
      "Files written:",
      "  --events-out  event_id,time_s,x_km,y_km,probability,cov_xx_km2,cov_xy_km2,cov_yy_km2,pick_ids",
      "      with blanks between the ids; latitude_deg,longitude_deg in place of x_km,y_km for stations",
      "      on the Earth. time_s is as in the pick file, or seconds since 1970-01-01 in UTC.",
      "  --geojson  a point and a 90 %% ellipse for each event.",
      "  --json  all of that, each pick's residual, the medium of each piece, every refusal with its reason, on",
      "      how many owners each event rests, and depths with their error where a velocity model is given",
      "      (the error leaves out that the model itself may be wrong).",
      "",
      "Examples, from the checkout:",
      "  A=../shared/data/association-synthetic/acou-wind-r0100-s122",
      "  trucewatch associate --medium sound --speeds 0.34 --pick-error 0.05 --path-error 0.005 \\",
      "    --stations $A/stations.csv --picks $A/picks.csv --truth $A/events.csv --events-out e.csv",
      "  B=../shared/data/association-synthetic/seis-r0100-s102",
      "  trucewatch associate --medium seismic --speeds 6.0,3.4 --pick-error 0.05 --path-error 0 \\",
      "    --stations $B/stations.csv --picks $B/picks.csv --truth $B/events.csv",
      "  C=../shared/data/picks-italy-2016",
      "  trucewatch associate --medium seismic --velocity-model $C/velocity_model_1d.csv \\",
      "    --stations $C/stations.csv --picks $C/picks_phasenet_2016-10-14_00-12h.csv \\",
      "    --min-pick-probability 0.5 --geojson events.geojson"
    })
public final class AssociateCommand implements Callable<Integer> {
  @Mixin
  private MediumOptions mediumOptions = new MediumOptions();

  @Option(
      names = "--stations",
      required = true,
      paramLabel = "STATIONS",
      description = "The network.")
  private Path stations = Path.of("");

  @Option(
      names = "--picks",
      required = true,
      paramLabel = "PICKS",
      description = "Its arrival times.")
  private Path picks = Path.of("");

  @Option(
      names = "--truth",
      paramLabel = "EVENTS",
      description = "True events (event_id, time_s, x_km, y_km), to score what was found.")
  private @Nullable Path truth;

  @Option(
      names = "--truth-min-picks",
      paramLabel = "N",
      description = "True events with fewer picks do not count. Default: as --min-picks.")
  private @Nullable Integer truthPicksMin;

  @Option(
      names = "--min-pick-probability",
      paramLabel = "P",
      description = "Leave out picks whose stated probability is less. Default: ${DEFAULT-VALUE}.")
  private double qualityMin;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = {
        "Picks after this are in the future and refused: seconds as in the pick file, or a time as 2016-10-14T12:00:00Z."
            + " Default: this machine's clock for UTC, none for seconds."
      })
  private @Nullable String now;

  @Option(names = "--events-out", paramLabel = "FILE", description = "Write the events as CSV.")
  private @Nullable Path eventsOut;

  @Option(names = "--geojson", paramLabel = "FILE", description = "Write the events as GeoJSON.")
  private @Nullable Path geoJson;

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Installation.requireWritable(eventsOut);
    Installation.requireWritable(geoJson);
    Installation.requireWritable(json);
    requireApart();
    requireRanges();
    mediumOptions.require();
    NetworkSettings settings = mediumOptions.settings();
    Progress progress = new Progress(System.err);
    progress.step("Reading " + stations.getFileName() + " and " + picks.getFileName());
    AssociationInput input = AssociationInput.read(
        stations,
        picks,
        new PickList.Terms(mediumOptions.pickErrorSeconds(), qualityMin, nowSeconds()));
    Medium medium = mediumOptions.medium(Reach.kilometers(input.stations().nodes()));
    int least = truthPicksMin == null ? settings.picksMin() : truthPicksMin;
    // Before the run, so that a file that cannot be used costs no run; the associator never sees
    // it.
    List<TrueEvent> answers = truth == null ? List.of() : TruthFile.read(truth, picks, input);
    progress.step("Associating " + input.picks().size() + " picks of "
        + input.stations().nodes().size() + " nodes");
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    RecordAssociation records = new RecordAssociator()
        .associate(input.stations().nodes(), input.picks().columns(), medium, settings);
    NetworkAssociation result = records.whole();
    double seconds =
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) * 1e-9;
    progress.step("Done");
    SetScore score = truth == null
        ? null
        : SetScore.of(
            TruthFile.found(result.events(), input.picks().epochSeconds()), answers, least);
    System.out.print(Printable.of(new AssociationText(input, records, medium).text(seconds)));
    if (score != null) {
      System.out.print(AssociationText.score(score, least));
    }
    write(input, records, seconds, score);
    return 0;
  }

  /** A slip of the hand must not write results over the data, nor one result over another. */
  private void requireApart() {
    List<Path> seen = new ArrayList<>();
    Stream.of(stations, picks, truth, mediumOptions.velocityModelFile())
        .filter(Objects::nonNull)
        .forEach(seen::add);
    for (Path output : Arrays.asList(eventsOut, geoJson, json)) {
      if (output == null) {
        continue;
      }
      for (Path other : seen) {
        if (Installation.isSameFile(output, other)) {
          throw new UserError(output + ": is named twice, the other time as " + other
              + ", by name or through a link; expected a file of its own for each result, and none that is read."
              + " Nothing was run.");
        }
      }
      seen.add(output);
    }
  }

  private void requireRanges() {
    if (!(qualityMin >= 0 && qualityMin <= 1)) {
      throw new UserError("--min-pick-probability is " + qualityMin
          + ", expected a probability from 0 to 1. Nothing was run.");
    }
    if (truthPicksMin != null && truthPicksMin < 1) {
      throw new UserError(
          "--truth-min-picks is " + truthPicksMin + " picks, expected 1 or more. Nothing was run.");
    }
  }

  private void write(
      AssociationInput input, RecordAssociation records, double seconds, @Nullable SetScore score) {
    EventFiles files = new EventFiles(input, records.whole());
    if (eventsOut != null) {
      Installation.write(eventsOut, files.csv());
    }
    if (geoJson != null) {
      Installation.write(geoJson, files.geoJson());
    }
    if (json != null) {
      Installation.write(json, new AssociationJson(input, records).json(seconds, score));
    }
  }

  private double nowSeconds() {
    boolean utc = AssociationInput.hasUtc(picks);
    if (now == null) {
      return utc ? Instant.now().getEpochSecond() : Double.POSITIVE_INFINITY;
    }
    try {
      double seconds = utc ? Instant.parse(now).getEpochSecond() : Double.parseDouble(now);
      if (Double.isFinite(seconds)) {
        return seconds;
      }
    } catch (DateTimeException | NumberFormatException e) {
      // Said below, as for what is no finite number.
    }
    throw new UserError("--now is '" + Printable.of(now) + "', expected "
        + (utc
            ? "a time as 2016-10-14T12:00:00Z, as the picks have."
            : "a finite number of seconds, as the picks have.")
        + " Nothing was run.");
  }
}
