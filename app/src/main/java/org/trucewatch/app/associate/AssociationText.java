// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.MediumState;
import org.trucewatch.science.association.network.NetworkAssociation;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.network.RecordAssociation;
import org.trucewatch.science.association.network.RefusedPicks;
import org.trucewatch.science.association.scoring.SetScore;
import org.trucewatch.science.location.GeodesicPlane;

/** The result of a run for a person at a terminal. */
final class AssociationText {
  /** Strongest events that are listed. */
  static final int EVENTS_SHOWN = 12;

  private static final int STATIONS_SHOWN = 8;

  private static final int PIECES_SHOWN = 12;

  private final AssociationInput input;
  private final RecordAssociation records;
  private final NetworkAssociation result;
  private final EventOwners owners;
  private final Medium medium;
  private final StringBuilder out = new StringBuilder();

  AssociationText(AssociationInput input, RecordAssociation records, Medium medium) {
    this.input = input;
    this.records = records;
    result = records.whole();
    owners = new EventOwners(input.stations().nodes());
    this.medium = medium;
  }

  String text(double seconds) {
    int used = result.events().stream().mapToInt(e -> e.picks().size()).sum();
    int clutter = result.unassociated().length;
    line(
        "%d events from %d picks at %d nodes, in %.2f s of processor time",
        result.events().size(), input.picks().size(), input.stations().nodes().size(), seconds);
    line(
        "  %d picks belong to events, %d to none (%.0f %%), %d were refused",
        used, clutter, 100.0 * clutter / Math.max(1, used + clutter), refusedCount());
    medium();
    pieces();
    ground();
    refused();
    events();
    return out.toString();
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private int refusedCount() {
    return input.refused().values().stream().mapToInt(Integer::intValue).sum()
        + result.refused().counts().values().stream()
            .mapToInt(Integer::intValue)
            .sum();
  }

  private void medium() {
    MediumState state = result.medium();
    line("");
    if (state.events() == 0) {
      line("What was assumed of the medium; no event was recorded well enough to teach more");
    } else {
      line("What was learnt of the medium, from %d well-recorded events", state.events());
    }
    if (medium instanceof Medium.Sound) {
      line(
          "  wind towards %+.2f m/s east, %+.2f m/s north, each +-%.2f (1 sd)",
          state.windEastMetersPerSecond(),
          state.windNorthMetersPerSecond(),
          state.windSdMetersPerSecond());
      line(
          "  speed of sound %.4f +-%.4f km/s",
          state.speedKmPerSecond(), state.speedSdKmPerSecond());
    }
    line(
        "  travel time varies by %s of itself from path to path; a node in range picks %.0f %% of the waves",
        Double.isNaN(state.relativePathError())
            ? "an unknown share"
            : String.format(
                Locale.ROOT,
                "%.2f %% +-%.2f",
                100 * state.relativePathError(),
                100 * state.relativePathErrorSd()),
        100 * state.detectionProbability());
  }

  /** The wind of each piece, where there is more than one. */
  private void pieces() {
    if (records.pieces().size() < 2) {
      return;
    }
    double hours = records.pieces().stream()
        .mapToDouble(p -> (p.toSeconds() - p.fromSeconds()) / 3600)
        .sum();
    line(
        "  The picks were taken in %d pieces, %.1f h together%s",
        records.pieces().size(),
        hours,
        medium instanceof Medium.Sound
            ? "; above is their mean by events, and the wind of each is:"
            : ".");
    if (medium instanceof Medium.Sound) {
      records.pieces().stream()
          .limit(PIECES_SHOWN)
          .forEach(p -> line(
              "    from %.0f s: %+6.2f m/s east, %+6.2f m/s north, each +-%.2f; %d events",
              p.fromSeconds() + input.picks().epochSeconds(),
              p.medium().windEastMetersPerSecond(),
              p.medium().windNorthMetersPerSecond(),
              p.medium().windSdMetersPerSecond(),
              p.events()));
      if (records.pieces().size() > PIECES_SHOWN) {
        line("    and %d more (all of them with --json)", records.pieces().size() - PIECES_SHOWN);
      }
    }
  }

  private void ground() {
    if (input.stations().ground() instanceof Ground.Earth) {
      double radius = input.stations().nodes().stream()
          .mapToDouble(n -> Math.hypot(n.eastKm(), n.northKm()))
          .max()
          .orElse(0);
      line(
          "  The stations lie within %.0f km of their middle; distances in the plane are too long by up to %.3f %%.",
          radius, 100 * GeodesicPlane.stretch(radius));
    }
  }

  private void refused() {
    List<String> complaints = input.complaints();
    boolean anything =
        refusedCount() > 0 || !complaints.isEmpty() || !result.refused().nodes().isEmpty();
    if (!anything) {
      return;
    }
    line("");
    line("Refused picks and other notices");
    input
        .refused()
        .forEach((reason, count) -> line("  %6d  %s%s", count, reason, unlisted(reason)));
    result.refused().counts().forEach((reason, count) -> line("  %6d  %s", count, phrase(reason)));
    result.refused().nodes().forEach(note -> line("  %s", note.message()));
    complaints.forEach(message -> line("  %s", message));
  }

  /** What a reason means to a person. */
  private static String phrase(RefusedPicks.Reason reason) {
    return switch (reason) {
      case NOT_A_NUMBER -> "time is no number";
      case NO_SUCH_WAVE -> "S picks, a wave that air does not carry";
      case UNKNOWN_STATION -> "unknown station";
      case DUPLICATE -> "duplicate: same node, wave and time as another pick";
      case FLOOD -> "of a node that sent too many";
      case CLOCK -> "of a node with a wrong clock";
      case MARKS -> "with marks that were set aside";
    };
  }

  static String word(RefusedPicks.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String unlisted(String reason) {
    Map<String, Integer> names = input.picks().unlisted();
    if (!reason.equals(PickList.UNLISTED)) {
      return "";
    }
    String shown = names.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(STATIONS_SHOWN)
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
    int more = names.size() - STATIONS_SHOWN;
    return ": " + names.size() + " stations that the station file does not list: " + shown
        + (more > 0 ? ", and " + more + " more (all of them with --json)" : "")
        + ". Add their rows to have them used.";
  }

  private void events() {
    if (result.events().isEmpty()) {
      return;
    }
    EventFiles files = new EventFiles(input, result);
    boolean plane = input.stations().ground() instanceof Ground.Plane;
    line("");
    line(
        "Events with the most picks (%d of %d; --events-out has all)",
        Math.min(EVENTS_SHOWN, result.events().size()), result.events().size());
    line(
        "  %-22s %14s %11s %11s %6s %6s %9s %9s",
        "event",
        "time s",
        plane ? "x km" : "latitude",
        plane ? "y km" : "longitude",
        "picks",
        "prob.",
        "90 % km",
        "bound km");
    result.events().stream()
        .sorted(Comparator.comparingInt((NetworkEvent e) -> -e.picks().size())
            .thenComparingDouble(NetworkEvent::timeSeconds))
        .limit(EVENTS_SHOWN)
        .forEach(e -> {
          double[] at = files.place(e);
          line(
              "  %-22s %14.3f %11.4f %11.4f %6d %6.3f %9.3f %9.3f",
              e.eventId(),
              e.timeSeconds() + input.picks().epochSeconds(),
              at[0],
              at[1],
              e.picks().size(),
              e.probability(),
              ninety(e.covariance()),
              ninety(e.bound()));
        });
    if (owners.areKnown()) {
      line(
          "  %d of the %d events rest on one owner's stations alone, which corroborate nothing.",
          owners.alone(result.events()), result.events().size());
    }
    line(
        "  90 %% km: half the long axis of the ellipse that holds the place with 90 %%; bound: the same of the Cramér-Rao bound.");
  }

  private static double ninety(NetworkEvent.Covariance c) {
    double half = (c.xx() + c.yy()) / 2;
    double root = Math.sqrt(Math.max(0, half * half - c.xx() * c.yy() + c.xy() * c.xy()));
    return Math.sqrt(4.605170185988092 * (half + root));
  }

  /** The score against the truth, and what it is a score of; only what is defined. */
  static String score(SetScore score, int picksMin) {
    String title = String.format(
        Locale.ROOT,
        "%nAgainst the truth (a match is 0.6 of the picks of the larger of the two; events of %d picks or more count)%n",
        picksMin);
    if (score.detectable() == 0) {
      return title
          + String.format(
              Locale.ROOT,
              "  no score: no true event has %d picks or more; %d of %d reported are of none%n",
              picksMin,
              score.wrong(),
              score.found());
    }
    StringBuilder out = new StringBuilder(title)
        .append(String.format(
            Locale.ROOT,
            "  F1 %.4f, precision %s, recall %.4f: %d of %d events found, %d of %d reported are of none%n",
            score.f1(),
            Double.isNaN(score.precision())
                ? "not defined (no event " + (score.found() == 0 ? "" : "that counts ")
                    + "was reported)"
                : String.format(Locale.ROOT, "%.4f", score.precision()),
            score.recall(),
            score.matched(),
            score.detectable(),
            score.wrong(),
            score.found()));
    if (score.matched() > 0) {
      out.append(String.format(
          Locale.ROOT,
          "  location error: median %.4f km, 90 %% within %.4f km%n"
              + "  ellipses that hold the truth: 50 %%: %.3f, 90 %%: %.3f%n",
          score.medianErrorKilometers(),
          score.ninetyPercentErrorKilometers(),
          score.coverage().share50(),
          score.coverage().share90()));
    }
    if (score.found() > 0) {
      out.append(String.format(
          Locale.ROOT,
          "  probabilities: Brier score %.5f, log score %.5f%n",
          score.reliability().brier(),
          score.reliability().logScore()));
    }
    return out.toString();
  }
}
