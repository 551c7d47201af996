// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.app.Printable;
import org.trucewatch.app.replay.ReplayPlan.Truth;
import org.trucewatch.assessment.control.ControlFit.RegionShare;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Hotspot;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.Location.NotLocatable;
import org.trucewatch.domain.Location.Region;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.Picture.DetectionState;
import org.trucewatch.pipeline.Picture.SealedCounts;
import org.trucewatch.pipeline.Picture.SealedEvent;
import org.trucewatch.pipeline.Picture.SealedFinding;
import org.trucewatch.pipeline.Picture.SealedShares;
import org.trucewatch.pipeline.SealedRun;

/** A run as text. Every number has its unit and its error, every count its coverage. */
final class RunText {
  private static final int WIDTH = 100;

  private final Picture picture;
  private final Optional<Truth> truth;
  private final Path logs;
  private final StringBuilder out = new StringBuilder();

  RunText(Picture picture, Optional<Truth> truth, Path logs) {
    this.picture = picture;
    this.truth = truth;
    this.logs = logs;
  }

  String text() {
    line(
        "%s%s",
        picture.header().exercise() ? "EXERCISE: " : "", picture.header().title());
    if (!picture.header().subtitle().isEmpty()) {
      line("%s", picture.header().subtitle());
    }
    notes();
    detections();
    clockFaults();
    picture.events().forEach(this::event);
    hotspots();
    counts();
    control();
    findings();
    rejections();
    sealed();
    return Printable.of(out.toString());
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** A paragraph, broken between words, every line behind the same indent. */
  private void paragraph(String first, String indent, String text) {
    StringBuilder row = new StringBuilder(first);
    for (String word : text.split(" ", -1)) {
      if (row.length() > indent.length() && row.length() + 1 + word.length() > WIDTH) {
        out.append(row).append('\n');
        row = new StringBuilder(indent);
      } else if (row.length() > indent.length() && !row.toString().endsWith(" ")) {
        row.append(' ');
      }
      row.append(word);
    }
    out.append(row).append('\n');
  }

  private void notes() {
    if (!picture.notes().isEmpty()) {
      line("%nTo know first");
      picture.notes().forEach(note -> paragraph("  - ", "    ", note));
    }
  }

  private void detections() {
    if (picture.detections().isEmpty()) {
      return;
    }
    line("%nDetections (time at the array's middle; errors are 1-sigma of the measurement)");
    for (DetectionState state : picture.detections()) {
      Detection d = state.detection();
      line(
          "  %-6s %s ±%.2f s  back-azimuth %6.2f° ±%.2f°  %5.1f m/s ±%.1f  F %5.1f (threshold %.1f)  %s",
          d.arrayId(),
          d.detectedAt().truncatedTo(ChronoUnit.MILLIS),
          d.timeErrorSeconds(),
          Math.toDegrees(d.backAzimuthRadians()),
          Math.toDegrees(d.backAzimuthErrorRadians()),
          d.traceSpeedMetersPerSecond(),
          d.traceSpeedErrorMetersPerSecond(),
          d.fStatistic(),
          d.thresholdF(),
          state.eventId() == null ? "no event" : "of " + state.eventId());
      String why = state.whyUnused();
      if (why != null) {
        paragraph("         ", "         ", why);
      }
    }
  }

  private void clockFaults() {
    if (picture.sensors().isEmpty()) {
      return;
    }
    if (picture.clockFaults().isEmpty()) {
      line("%nClocks: no element was found to disagree with its companions.");
    } else {
      line("%nClocks that disagree with their companions (recorded minus true time)");
      picture.clockFaults().forEach(sourced -> clockFault(sourced.value()));
    }
  }

  private void clockFault(ClockFault fault) {
    for (ClockFault.Candidate c : fault.candidates()) {
      line(
          "  %-6s %-14s %+9.3f s ±%.3f  %s",
          fault.arrayId(),
          c.sensorId(),
          c.offsetSeconds(),
          c.offsetErrorSeconds(),
          fault.findIdentified().isPresent() ? "named, set aside" : "candidate: it or a companion");
    }
  }

  private void event(SealedEvent sealed) {
    line(
        "%nEvent %s (%s), probability %.4f, sealed as %s",
        sealed.event().eventId(),
        sealed.kind().toLowerCase(Locale.ROOT),
        sealed.event().probability(),
        sealed.leaf());
    switch (sealed.event().location()) {
      case NotLocatable not -> paragraph("  ", "  ", "Not locatable: " + not.reason());
      case Located located -> located(located);
    }
    line("  Arrivals:");
    sealed
        .event()
        .arrivals()
        .forEach(a -> line(
            "    %-6s %s  bearing %+5.2f° off, time %+6.1f s off, %s, log-likelihood ratio %+.1f",
            a.detection().arrayId(),
            a.detection().detectedAt().truncatedTo(ChronoUnit.MILLIS),
            Math.toDegrees(a.bearingResidualRadians()),
            a.timeResidualSeconds(),
            a.phase(),
            a.logLikelihoodRatio()));
  }

  private void located(Located located) {
    line(
        "  Mean %.4f, %.4f; 1-sigma east %.1f km, north %.1f km; %s ±%.0f s",
        located.mean().latitudeDegrees(),
        located.mean().longitudeDegrees(),
        Math.sqrt(located.covarianceKilometers2().ee()),
        Math.sqrt(located.covarianceKilometers2().nn()),
        located.occurredAt().truncatedTo(ChronoUnit.SECONDS),
        located.occurredAtErrorSeconds());
    for (Region region : located.regions()) {
      line("  %2.0f %% region: %,.0f km²", region.probability() * 100, region.areaKilometers2());
    }
    truth.ifPresent(known -> {
      TruthBeside beside = TruthBeside.of(known, located);
      line(
          "  Truth %.4f, %.4f (%s): %.1f km from the mean; %s",
          known.place().latitudeDegrees(),
          known.place().longitudeDegrees(),
          known.source(),
          beside.distanceKilometers(),
          beside
              .smallestRegion()
              .map(p -> String.format(Locale.ROOT, "inside the %.0f %% region", p * 100))
              .orElse("outside every region"));
    });
  }

  private void hotspots() {
    if (picture.hotspots().isEmpty()) {
      return;
    }
    line("%nThermal pixels by night (a night is named by the day on which it begins)");
    Map<String, int[]> nights = new TreeMap<>();
    for (Hotspot h : picture.hotspots()) {
      if (h.anomaly().light() == org.trucewatch.domain.ThermalAnomaly.Light.NIGHT) {
        int[] counts = nights.computeIfAbsent(
            h.nightOf().toString(), k -> new int[Hotspot.Standing.values().length]);
        counts[h.standing().ordinal()]++;
      }
    }
    nights.forEach((night, counts) -> line(
        "  %s  near the line %d, persistent heat %d, far %d, low confidence %d",
        night,
        counts[Hotspot.Standing.NEAR_LINE.ordinal()],
        counts[Hotspot.Standing.PERSISTENT.ordinal()],
        counts[Hotspot.Standing.FAR.ordinal()],
        counts[Hotspot.Standing.LOW_CONFIDENCE.ordinal()]));
    line(
        "  A satellite sees no fire through cloud and none between its passes; see each finding's coverage.");
  }

  private void counts() {
    SealedCounts counts = picture.counts();
    if (counts != null) {
      line("%nCounts of a monitoring mission, times in %s  [%s]", counts.zone(), counts.leaf());
      out.append(new CountTable(counts.counts(), counts.zone()).text().indent(2));
    }
  }

  /** The last day's shares: how they came to be so stands in the JSON, day by day. */
  private void control() {
    SealedShares sealed = picture.shares();
    if (sealed == null) {
      return;
    }
    LocalDate last = sealed.shares().getLast().day();
    long days = sealed.shares().stream().map(RegionShare::day).distinct().count();
    line(
        "%nControl of regions on %s, as the maps show it (%d days in --json, controlShares)  [%s]",
        last, days, sealed.leaf());
    sealed.shares().stream()
        .filter(r -> r.day().equals(last) && (r.isHeld() || r.isFlagged()))
        .forEach(this::share);
  }

  private void share(RegionShare r) {
    line(
        "  %-8s %-24s %9.0f km2  %s %9.0f km2 %6.2f %%%s",
        r.code(),
        r.name(),
        r.shares().region(),
        r.firstPartyId(),
        r.shares().first(),
        100 * r.shares().firstShare(),
        r.secondPartyId()
            .map(second -> String.format(
                Locale.ROOT,
                "  %s %9.0f km2 %6.2f %%  both %.1f km2  neither %.1f km2",
                second,
                r.shares().second(),
                100 * r.shares().secondShare(),
                r.shares().overlap(),
                r.shares().gap()))
            .orElse("  no map of another party: the rest is not stated"));
  }

  private void findings() {
    line("%nFindings");
    for (SealedFinding sealed : picture.findings()) {
      Finding f = sealed.finding();
      line("%n  %s: %s  [%s]", f.standing(), f.title(), sealed.leaf());
      paragraph("    ", "    ", f.statement());
      bullets("because", f.reasons());
      bullets("coverage", f.coverage());
      bullets(
          "claims beside it, not part of it",
          f.claims().stream().map(c -> c.text() + " [" + c.leaf() + "]").toList());
      paragraph(
          "    ",
          "    ",
          "attribution: " + f.attribution().grade() + ", cannot be said "
              + String.format(Locale.ROOT, "%.2f", f.attribution().cannotBeSaid()) + ": "
              + f.attribution().reason());
      f.criteria()
          .forEach(c -> paragraph(
              "    ",
              "      ",
              "criterion " + c.title() + ": " + c.standing() + ": " + c.reason()));
      bullets("would change it", f.wouldChange());
    }
    if (picture.findings().isEmpty()) {
      line("  none");
    }
  }

  private void bullets(String title, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    line("    %s:", title);
    texts.forEach(text -> paragraph("      - ", "        ", text));
  }

  private void rejections() {
    if (picture.rejections().isEmpty()) {
      return;
    }
    line("%nSealed and not used: %d", picture.rejections().size());
    picture
        .rejections()
        .forEach(r -> paragraph("  - ", "    ", r.value().message() + " [" + r.leaf() + "]"));
  }

  private void sealed() {
    SealedRun run = SealedRun.open(logs);
    line("%nSealed in %s", logs);
    for (String name : LogFolder.LOGS) {
      line(
          "  %-13s %4d leaves, root %s",
          name, run.reader(name).size(), run.reader(name).checkpoint().root().base64());
    }
    line("  Check it: trucewatch verify %s", logs);
  }
}
