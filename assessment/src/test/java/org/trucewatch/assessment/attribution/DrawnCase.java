// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.ControlLine.Vertex;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.Modality;
import org.trucewatch.domain.line.SourceRef;
import org.trucewatch.domain.quantity.Symmetric2;

/** Cases for property tests: a line along the east axis, evidence near it from a few owners. */
final class DrawnCase {
  static final List<String> PARTIES = List.of("p", "q");
  private static final Modality[] MACHINES = {
    Modality.SOUND, Modality.SEISMIC, Modality.RADAR, Modality.OPTICAL
  };

  private DrawnCase() {}

  static ControlLine line(Draw draw) {
    List<Vertex> vertices = new ArrayList<>();
    for (int i = 0; i <= 20; i++) {
      vertices.add(new Vertex(-40 + 4 * i, draw.between(-0.5, 0.5)));
    }
    return new ControlLine(vertices, "p", "q", draw.between(0.05, 0.5), 4, 0);
  }

  static Symmetric2 round(double sd) {
    return new Symmetric2(sd * sd, 0, sd * sd);
  }

  static Origin.Place place(double e, double n, double sd) {
    return new Origin.Place(e, n, round(sd));
  }

  static SourceRef source(String id, Modality modality, String owner, String host) {
    return new SourceRef(id, modality, owner, owner, host, "", "");
  }

  static Incident fire(double impactNorth) {
    var impact = new Impulse(
        "i1",
        100,
        0.1,
        0,
        impactNorth,
        round(0.05),
        1,
        List.of(1L),
        1,
        0.5,
        ImpulseKind.IMPACT,
        0.95,
        Optional.empty(),
        "");
    return new Incident("inc", Incident.Kind.FIRE, 100, 120, 0, impactNorth, List.of(impact));
  }

  /** A piece of some owners near a launch. */
  static OriginEvidence piece(Draw draw, String id, double e, double n, List<String> owners) {
    double sd = draw.between(0.03, 0.8);
    Modality modality = MACHINES[draw.below(MACHINES.length)];
    List<SourceRef> sources = new ArrayList<>();
    Map<String, Optional<Origin>> without = new HashMap<>();
    for (String owner : owners) {
      String host = PARTIES.get(draw.below(2));
      sources.add(source("s-" + id + "-" + owners.indexOf(owner), modality, owner, host));
      without.put(
          owner,
          owners.size() > 1
              ? Optional.of(place(e + sd * draw.gaussian(), n + sd * draw.gaussian(), 1.3 * sd))
              : Optional.empty());
    }
    Origin origin = draw.below(5) == 0
        ? new Origin.Reach(e, n - 3, round(0.1), 1, 6, Optional.of(new Origin.Direction(0, 0.2)))
        : place(e + sd * draw.gaussian(), n + sd * draw.gaussian(), sd);
    return new OriginEvidence(id, sources, origin, without);
  }

  static AttributionCase of(Draw draw) {
    double n = draw.between(-4, 4);
    double e = draw.between(-20, 20);
    String[] owners = {"m1", "m2", "m3", "p", "q"};
    List<OriginEvidence> evidence = new ArrayList<>();
    int count = 1 + draw.below(4);
    for (int i = 0; i < count; i++) {
      String owner = owners[draw.below(owners.length)];
      List<String> of = draw.below(3) == 0 ? List.of(owner, owner + "b") : List.of(owner);
      evidence.add(piece(draw, "e" + i, e, n, of));
    }
    List<AttributionCase.Accusation> said = new ArrayList<>();
    for (int i = draw.below(3); i > 0; i--) {
      String by = owners[draw.below(owners.length)];
      said.add(new AttributionCase.Accusation(
          source("word-" + i, Modality.STATEMENT, by, ""), PARTIES.get(draw.below(2))));
    }
    List<SourceRef> witnesses =
        evidence.stream().flatMap(x -> x.sources().stream()).toList();
    return new AttributionCase(fire(draw.between(-4, 4)), evidence, said, witnesses);
  }

  /** The same with the parties' names exchanged wherever they stand. */
  static AttributionCase exchanged(AttributionCase c) {
    return new AttributionCase(
        c.incident(),
        c.evidence().stream().map(DrawnCase::exchanged).toList(),
        c.accusations().stream()
            .map(a -> new AttributionCase.Accusation(
                exchanged(a.source()), exchanged(a.accusedPartyId())))
            .toList(),
        c.witnesses().stream().map(DrawnCase::exchanged).toList());
  }

  private static OriginEvidence exchanged(OriginEvidence e) {
    Map<String, Optional<Origin>> owners = new HashMap<>();
    e.withoutOwner().forEach((owner, origin) -> owners.put(exchanged(owner), origin));
    Map<String, Optional<Origin>> hosts = new HashMap<>();
    e.withoutHost().forEach((host, origin) -> hosts.put(exchanged(host), origin));
    return new OriginEvidence(
        e.evidenceId(),
        e.sources().stream().map(DrawnCase::exchanged).toList(),
        e.origin(),
        owners,
        hosts,
        e.withoutSensor());
  }

  private static SourceRef exchanged(SourceRef s) {
    return new SourceRef(
        s.sourceId(),
        s.modality(),
        exchanged(s.owner()),
        exchanged(s.operator()),
        exchanged(s.hostPartyId()),
        s.relay(),
        s.upstream());
  }

  static String exchanged(String id) {
    return id.equals("p") ? "q" : id.equals("q") ? "p" : id;
  }
}
