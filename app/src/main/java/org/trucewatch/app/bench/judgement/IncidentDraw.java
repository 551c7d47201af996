// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.trucewatch.assessment.attribution.AttributionCase;
import org.trucewatch.assessment.attribution.AttributionCase.Accusation;
import org.trucewatch.assessment.attribution.Origin;
import org.trucewatch.assessment.attribution.OriginEvidence;
import org.trucewatch.app.bench.judgement.DrawnIncident.Suite;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.Modality;
import org.trucewatch.domain.line.SourceRef;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Draws incidents whose origin is known: a launch 0.2 to 15 km behind one side of a line, located by one to four bodies of
 * instruments with errors of 30 to 800 m, of which 3 % are five times what they say. Errors of sensors of one modality
 * share nothing but that; what is left without an owner's sensors is 1.3 times as uncertain and errs mostly alike.
 */
final class IncidentDraw {
  static final List<String> PARTIES = List.of("first-party", "second-party");
  private static final int LINE_LASTS = 20;
  private static final double OUTLIERS = 0.03;
  private static final double[] LINE_SD_KILOMETERS = {0.1, 0.2, 0.5, 1.0};

  private final SplittableRandom random;
  private DrawnLine line;
  private int drawn;

  IncidentDraw(long seed) {
    this.random = new SplittableRandom(seed);
    this.line = newLine();
  }

  private DrawnLine newLine() {
    return new DrawnLine(random, LINE_SD_KILOMETERS[random.nextInt(LINE_SD_KILOMETERS.length)]);
  }

  /** The next one. */
  DrawnIncident next() {
    if (++drawn % LINE_LASTS == 0) {
      line = newLine();
    }
    double chance = random.nextDouble();
    Suite suite = chance < 0.7
        ? Suite.HONEST
        : chance < 0.8 ? Suite.MOVED_LINE : chance < 0.9 ? Suite.FORGED_OWNER : Suite.FALSE_FLAG;
    int side = random.nextBoolean() ? 1 : -1;
    double away = Math.exp(between(Math.log(0.2), Math.log(15)));
    double east = between(-30, 30);
    double errors = suite == Suite.MOVED_LINE ? 2 : 1;
    double north = line.trueNorth(east, errors) + side * away;
    String trueSide = PARTIES.get(side > 0 ? 0 : 1);
    String other = PARTIES.get(side > 0 ? 1 : 0);
    List<OriginEvidence> evidence = evidence(suite, east, north, side, away, trueSide);
    double burst = suite == Suite.FALSE_FLAG
        ? line.trueNorth(east, errors) + side * between(0.5, 3)
        : line.trueNorth(east, errors) - side * between(0.5, 3);
    return new DrawnIncident(
        suite,
        line.published(),
        new AttributionCase(
            incident(east, north, burst),
            evidence,
            accusations(suite, trueSide, other),
            evidence.stream().flatMap(e -> e.sources().stream()).toList()),
        trueSide,
        away);
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private Incident incident(double east, double launch, double burst) {
    var sound = new Symmetric2(0.01, 0, 0.01);
    List<Impulse> impulses = List.of(
        new Impulse("l", 100, 0.1, east, launch, sound, 1, List.of(1L), 1, 0.5,
            ImpulseKind.LAUNCH, 0.95, Optional.of("b"), "drawn"),
        new Impulse("b", 120, 0.1, east, burst, sound, 1, List.of(2L), 1, 0.5,
            ImpulseKind.IMPACT, 0.95, Optional.of("l"), "drawn"));
    return new Incident(
        "drawn-" + drawn, Incident.Kind.FIRE, 100, 120, east, burst, impulses);
  }

  private List<Accusation> accusations(Suite suite, String trueSide, String other) {
    List<Accusation> all = new ArrayList<>();
    if (suite == Suite.FALSE_FLAG) {
      for (int i = 0; i < 5; i++) {
        all.add(said(trueSide + "-word-" + i, trueSide, other));
      }
      all.add(said("friend", "friendly-channel", other));
    } else {
      all.add(said(other + "-word", other, trueSide));
      if (random.nextDouble() < 0.5) {
        all.add(said(trueSide + "-word", trueSide, other));
      }
    }
    return all;
  }

  private static Accusation said(String id, String by, String accused) {
    return new Accusation(new SourceRef(id, Modality.STATEMENT, by, by, "", "", ""), accused);
  }

  private List<OriginEvidence> evidence(
      Suite suite, double east, double north, int side, double away, String trueSide) {
    List<OriginEvidence> all = new ArrayList<>();
    Modality[] kinds = {Modality.SOUND, Modality.RADAR, Modality.SEISMIC, Modality.OPTICAL};
    String forger = suite == Suite.FORGED_OWNER ? "mission-" + (1 + random.nextInt(4)) : "";
    double forged = north - side * 2 * away;
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Modality kind = kinds[random.nextInt(kinds.length)];
      int owners = kind == Modality.RADAR ? 1 : 1 + random.nextInt(3);
      int firstOwner = random.nextInt(4);
      List<String> of = new ArrayList<>();
      for (int o = 0; o < owners; o++) {
        of.add("mission-" + (1 + (firstOwner + o) % 4));
      }
      all.add(piece("e" + i, kind, of, east, north, forged, forger));
    }
    if (suite == Suite.FALSE_FLAG) {
      all.add(piece("own-track", Modality.RADAR, List.of(trueSide), east, forged, forged, ""));
    }
    return all;
  }

  private OriginEvidence piece(
      String id,
      Modality kind,
      List<String> owners,
      double east,
      double north,
      double forged,
      String forger) {
    double sd = Math.exp(between(Math.log(0.03), Math.log(0.8)));
    double actual = random.nextDouble() < OUTLIERS ? 5 * sd : sd;
    double e = east + actual * random.nextGaussian();
    double error = actual * random.nextGaussian();
    List<SourceRef> sources = new ArrayList<>();
    Map<String, Optional<Origin>> withoutOwner = new HashMap<>();
    for (String owner : owners) {
      for (int n = 0; n < 2; n++) {
        String host = PARTIES.get(random.nextInt(2));
        sources.add(new SourceRef(id + "-" + owner + "-" + n, kind, owner, owner, host, "", ""));
      }
      boolean isForgedStill = owners.contains(forger) && !owner.equals(forger);
      double at = (isForgedStill ? forged : north) + error + 0.8 * sd * random.nextGaussian();
      withoutOwner.put(
          owner,
          owners.size() > 1
              ? Optional.of(place(e + 0.8 * sd * random.nextGaussian(), at, 1.3 * sd))
              : Optional.empty());
    }
    double at = (owners.contains(forger) ? forged : north) + error;
    Origin whole = place(e, at, sd);
    Map<String, Optional<Origin>> withoutHost = new HashMap<>();
    for (String party : PARTIES) {
      boolean isElsewhere = sources.stream().anyMatch(s -> !s.hostPartyId().equals(party));
      withoutHost.put(
          party, isElsewhere ? Optional.of(place(e, at, 1.3 * sd)) : Optional.empty());
    }
    return new OriginEvidence(id, sources, whole, withoutOwner, withoutHost);
  }

  private static Origin place(double e, double n, double sd) {
    return new Origin.Place(e, n, new Symmetric2(sd * sd, 0, sd * sd));
  }
}
