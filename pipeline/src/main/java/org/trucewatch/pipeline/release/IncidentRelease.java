// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.attribution.Exchange;
import org.trucewatch.assessment.attribution.IncidentAttribution;
import org.trucewatch.assessment.attribution.IncidentAttribution.Hypothesis;
import org.trucewatch.assessment.attribution.IncidentAttribution.LeftOut;
import org.trucewatch.assessment.incident.IncidentFinding;
import org.trucewatch.assessment.incident.IncidentMeasures;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Attribution;
import org.trucewatch.domain.Finding.Claim;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.domain.line.StretchCoverage;
import org.trucewatch.pipeline.LineObservations;
import org.trucewatch.pipeline.line.LineJudgement;
import org.trucewatch.pipeline.release.LineState.LineIncident;

/** Makes a finding and a published incident of what was concluded: where bursts lay as squares, where it came from as areas. */
final class IncidentRelease {
  /** Edges of the bands of distance from the line in which origins are given, km. */
  private static final double[] BANDS = {0, 5, 10, 20, 40};

  /** Below it the other explanations outweigh a party. */
  private static final double EVEN = 0.5;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final LineObservations observed;
  private final LineJudgement judged;
  private final LinePlane plane;
  private final List<Exchange> exchanges;

  IncidentRelease(LineObservations observed, LineJudgement judged, LinePlane plane) {
    this.observed = observed;
    this.judged = judged;
    this.plane = plane;
    this.exchanges = judged.exchanges();
  }

  List<Finding> findings() {
    return judged.findings().stream().map(this::finding).toList();
  }

  static String findingId(Incident incident) {
    return "incident/" + incident.incidentId();
  }

  LineIncident incident(IncidentFinding f) {
    Incident i = f.incident();
    double from = LinePlane.stretchFrom(i.eastKilometers());
    return new LineIncident(
        i.incidentId(),
        findingId(i),
        i.kind().name(),
        plane.at(i.fromSeconds()),
        plane.at(i.toSeconds()),
        place(i),
        isPlaced(i)
            ? Optional.of(plane.square(i.eastKilometers(), i.northKilometers()))
            : Optional.empty(),
        plane.course(from, from + LinePlane.STRETCH_KILOMETERS),
        i.of(ImpulseKind.IMPACT).size(),
        i.of(ImpulseKind.LAUNCH).size(),
        f.attribution().grade(),
        f.attribution().rung(),
        origin(f),
        coverage(i).getFirst(),
        isWatched(i),
        f.severity(),
        IncidentMeasures.of(i).rounds(),
        1 + (int) Math.ceil(IncidentMeasures.of(i).errorSeconds()));
  }

  /** Whether fire there and then would have been located: no gap in the spans of the first source that coverage is about. */
  private boolean isWatched(Incident i) {
    List<StretchCoverage> spans = spans(i);
    return !spans.isEmpty()
        && spans.stream()
            .filter(c -> c.reference().equals(spans.getFirst().reference()))
            .allMatch(StretchCoverage::isCovered);
  }

  private List<StretchCoverage> spans(Incident i) {
    return judged.coverage().stream()
        .filter(c -> c.fromKilometers() <= i.eastKilometers()
            && i.eastKilometers() < c.toKilometers()
            && c.fromSeconds() <= i.toSeconds()
            && i.fromSeconds() < c.toSeconds())
        .toList();
  }

  /** A square is given of bursts alone: of other fire its middle may be where it was fired from. */
  private static boolean isPlaced(Incident i) {
    return switch (i.kind()) {
      case FIRE -> !i.of(ImpulseKind.IMPACT).isEmpty();
      case EXPLOSION, ANNOUNCED -> true;
      case INTERFERENCE -> false;
    };
  }

  private String place(Incident i) {
    return isPlaced(i)
        ? plane.described(i.eastKilometers(), i.northKilometers())
        : LinePlane.stretchInWords(i.eastKilometers());
  }

  private Finding finding(IncidentFinding f) {
    Incident i = f.incident();
    IncidentAttribution a = f.attribution();
    String when = MINUTE.format(plane.at(i.fromSeconds()));
    return new Finding(
        findingId(i),
        noun(i) + " " + place(i) + ", " + when,
        obligation(f),
        "",
        standing(f),
        statement(f, when),
        "Evidence graded " + f.corroboration().grade() + "; attribution reaches rung " + a.rung()
            + ", grade " + a.grade(),
        reasons(f),
        coverage(i),
        claims(i),
        attribution(a),
        List.of(),
        wouldChange(i, a),
        List.of(),
        inputs(i));
  }

  private static String noun(Incident i) {
    return switch (i.kind()) {
      case FIRE -> "Fire";
      case EXPLOSION -> "Explosion without a sign of fire";
      case ANNOUNCED -> "Announced detonation";
      case INTERFERENCE -> "Interference with sensors";
    };
  }

  /** The first provision that it is contrary to. */
  private static String obligation(IncidentFinding f) {
    return f.provisions().stream()
        .filter(j -> j.standing() == ProvisionJudgement.Standing.CONTRARY)
        .map(j -> j.provision().provisionId())
        .findFirst()
        .orElse("");
  }

  /** Contrary to a provision, whoever did it; nothing is found against where no provision was held against it. */
  private static Standing standing(IncidentFinding f) {
    if (f.provisions().isEmpty()) {
      return Standing.OBSERVED;
    }
    if (f.isViolation()) {
      return Standing.VIOLATED;
    }
    boolean isOpen = f.incident().kind() != Incident.Kind.ANNOUNCED
        && f.provisions().stream()
            .anyMatch(j -> j.standing() == ProvisionJudgement.Standing.CANNOT_BE_JUDGED
                || j.standing() == ProvisionJudgement.Standing.AMBIGUOUS);
    return isOpen ? Standing.UNDETERMINED : Standing.OBSERVED;
  }

  private String statement(IncidentFinding f, String when) {
    Incident i = f.incident();
    String end = HOUR.format(plane.at(i.toSeconds()));
    String located = counted(i.impulses().size(), "located impulse");
    String signs = switch (i.kind()) {
      case FIRE ->
        ": " + counted(i.of(ImpulseKind.IMPACT).size(), "burst") + " and "
            + counted(i.of(ImpulseKind.LAUNCH).size(), "launch") + " observed, of " + located;
      case EXPLOSION, ANNOUNCED -> ": " + located;
      case INTERFERENCE -> "";
    };
    String origin = origin(f);
    return noun(i) + " " + place(i) + ", " + when + " to " + end + signs + ". "
        + f.attribution().statement()
        + (origin.isEmpty() ? "" : " Area of origin: " + origin + ".");
  }

  /** Whose ground, in which band of distance, behind which stretch: an area with control, and nothing finer. */
  private String origin(IncidentFinding f) {
    IncidentAttribution a = f.attribution();
    if (a.grade() == Grade.UNDETERMINED || a.side().isEmpty()) {
      return "";
    }
    List<Impulse> launches = f.incident().of(ImpulseKind.LAUNCH);
    String ground = "ground held by " + a.side().get();
    if (launches.isEmpty()) {
      return ground + ", distance from the line not told";
    }
    TreeSet<Integer> bands = new TreeSet<>();
    for (Impulse launch : launches) {
      bands.add(band(plane.fromLine(launch.eastKilometers(), launch.northKilometers())));
    }
    double east =
        launches.stream().mapToDouble(Impulse::eastKilometers).average().orElse(0);
    String far = bands.getLast() + 1 < BANDS.length
        ? String.format(Locale.ROOT, "%.0f km", BANDS[bands.getLast() + 1])
        : "more";
    return ground
        + String.format(Locale.ROOT, ", %.0f to ", BANDS[bands.getFirst()]) + far
        + " from the line, " + LinePlane.stretchInWords(east);
  }

  private static int band(double kilometers) {
    int band = 0;
    while (band + 1 < BANDS.length && kilometers >= BANDS[band + 1]) {
      band++;
    }
    return band;
  }

  private List<String> reasons(IncidentFinding f) {
    List<String> reasons = new ArrayList<>();
    addText(reasons, f.attribution().reason());
    exchanges.stream()
        .filter(e -> e.incidentIds().contains(f.incident().incidentId()))
        .forEach(e -> addText(reasons, "Exchange of fire: " + e.firstFire().reason()));
    addText(reasons, f.corroboration().reason());
    f.provisions().stream()
        .filter(j -> j.standing() != ProvisionJudgement.Standing.NOT_TESTED)
        .forEach(j -> addText(
            reasons,
            "Provision " + j.provision().provisionId() + " ("
                + word(j.standing().name()) + "): " + j.reason()));
    f.attribution().hypotheses().forEach(h -> addText(reasons, hypothesis(h)));
    return reasons;
  }

  private static void addText(List<String> texts, String text) {
    if (!text.isBlank()) {
      texts.add(text);
    }
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : what.endsWith("h") ? "es" : "s");
  }

  private static String word(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String hypothesis(Hypothesis h) {
    return "Hypothesis " + h.name() + ": for it " + listed(h.supporting()) + "; against it "
        + listed(h.against());
  }

  private static String listed(List<String> texts) {
    return texts.isEmpty() ? "nothing" : String.join(", ", texts);
  }

  /** What could have been seen there and then; never empty. */
  private List<String> coverage(Incident i) {
    List<String> texts = spans(i).stream().map(this::coverage).toList();
    return texts.isEmpty()
        ? List.of("What could have been seen " + LinePlane.stretchInWords(i.eastKilometers())
            + " at that time is not known")
        : texts;
  }

  private String coverage(StretchCoverage c) {
    Instant from = plane.at(c.fromSeconds());
    String text = String.format(
        Locale.ROOT,
        "Kilometres %.0f to %.0f, %s to %s: %s located with probability %.2f; %.0f %% of nodes answered",
        c.fromKilometers(),
        c.toKilometers(),
        MINUTE.format(from),
        HOUR.format(plane.at(c.toSeconds())),
        c.reference(),
        c.detection(),
        100 * c.nodesUp());
    return c.isCovered() ? text : text + "; silence says nothing: " + c.gap();
  }

  private List<Claim> claims(Incident i) {
    Map<Claim, Integer> claims = new LinkedHashMap<>();
    for (StatementCheck c : judged.statements()) {
      if (c.incidentId().equals(i.incidentId())) {
        String text = c.party() + " accuses " + c.accused() + "; "
            + word(c.standing().name()) + ": " + c.reason();
        claims.merge(new Claim(text, leaf(c.number())), 1, Integer::sum);
      }
    }
    return claims.entrySet().stream()
        .map(e -> e.getValue() == 1
            ? e.getKey()
            : new Claim(
                e.getValue() + " statements alike: " + e.getKey().text(),
                e.getKey().leaf()))
        .toList();
  }

  private static Attribution attribution(IncidentAttribution a) {
    List<PartyProbability> parties = a.probabilities().stream()
        .map(p -> new PartyProbability(p.partyId(), Math.clamp(p.probability(), 0.0, 1.0)))
        .toList();
    double sum = 0;
    for (PartyProbability p : parties) {
      sum += p.probability();
    }
    return new Attribution(a.grade(), parties, Math.max(0, 1 - sum), a.reason());
  }

  private static List<String> wouldChange(Incident i, IncidentAttribution a) {
    List<String> texts = new ArrayList<>();
    if (i.kind() != Incident.Kind.FIRE) {
      return List.of(
          "A sign of fire at that place and time, or an inspection of it, would change what it is taken for");
    }
    if (a.grade() == Grade.UNDETERMINED) {
      texts.add("A launch located by sensors of two owners, or a radar track that leads back to one"
          + " side's ground, would let a side be named");
    } else if (a.grade() == Grade.LEANING) {
      texts.add("A second kind of sensor of another owner, not on the accuser's ground, would raise"
          + " the grade; one that contradicts would end it");
    }
    for (LeftOut l : a.leftOut()) {
      if (a.side().isPresent() && l.probability() < EVEN) {
        texts.add("Without " + l.without() + " " + a.side().get() + " would not come first");
      }
    }
    if (a.side().isPresent() && a.otherSideOfRegion() > 0.01) {
      texts.add(String.format(
          Locale.ROOT,
          "%.0f %% of the region of origin lies on other ground: a line known better would move it",
          100 * a.otherSideOfRegion()));
    }
    return texts;
  }

  /** What was registered and published, and the reports that made its impulses. */
  private List<LeafRef> inputs(Incident i) {
    List<LeafRef> inputs = new ArrayList<>(observed.tables());
    for (Impulse impulse : i.impulses()) {
      impulse.reports().forEach(number -> inputs.add(leaf(number)));
    }
    return inputs;
  }

  private LeafRef leaf(long number) {
    int row = Arrays.binarySearch(observed.record().numbers(), number);
    if (row < 0) {
      throw new IllegalStateException("no observation has the number " + number);
    }
    return observed.leaves().get(row);
  }
}
