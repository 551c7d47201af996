// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;

/**
 * A finding in words: what, standard, rung, likelihood band, basis, what is not known, party's comment (design of domain,
 * 3.6). Likelihood and confidence stand in sentences of their own, and no place of origin is told but whose ground it is.
 */
final class FindingText {
  private FindingText() {}

  static String of(
      Incident incident,
      Grade grade,
      Optional<String> side,
      Rung rung,
      StandardOfProof standard,
      Measured measured,
      int pieces,
      String reason) {
    List<String> sentences = new ArrayList<>();
    sentences.add("Finding on " + incident.incidentId() + ": " + what(incident) + ".");
    sentences.add("Standard of proof met: " + words(standard) + ".");
    sentences.add("Rung reached: " + rung + ".");
    sentences.add(side.map(s -> likelihood(s, measured.robust()))
        .orElse("From whose ground it came cannot be said."));
    sentences.add("Confidence in this basis is " + confidence(grade) + ".");
    sentences.add("Basis: " + basis(pieces, measured) + "; " + reason + ".");
    sentences.add(
        "Not known: who stood on that ground, which force or command, and whether it was deliberate; these are for people to determine.");
    sentences.add("Party's comment: none received so far.");
    return String.join(" ", sentences);
  }

  private static String what(Incident i) {
    String kind = switch (i.kind()) {
      case FIRE -> "fire";
      case EXPLOSION -> "explosion without any sign of fire";
      case ANNOUNCED -> "announced detonation";
      case INTERFERENCE -> "interference with sensors";
    };
    String over =
        String.format(Locale.ROOT, "%s over %.0f s", kind, i.toSeconds() - i.fromSeconds());
    if (i.kind() == Incident.Kind.INTERFERENCE) {
      return over;
    }
    int launches = i.of(ImpulseKind.LAUNCH).size();
    int bursts = i.of(ImpulseKind.IMPACT).size();
    return over + ", " + launches + (launches == 1 ? " launch" : " launches") + " and " + bursts
        + (bursts == 1 ? " burst" : " bursts") + " located";
  }

  private static String likelihood(String side, double robust) {
    return String.format(
        Locale.ROOT,
        "It is assessed as %s (at least %.2f) that it came from ground held by %s.",
        LikelihoodBand.of(robust).name(),
        Math.floor(robust * 100) / 100,
        side);
  }

  private static String basis(int pieces, Measured m) {
    return pieces + (pieces == 1 ? " piece" : " pieces") + " of physical evidence of the origin, "
        + m.kinds() + " independent kind" + (m.kinds() == 1 ? "" : "s")
        + " of physics pointing to one side, tested without each owner, party and host";
  }

  private static String confidence(Grade grade) {
    return switch (grade) {
      case UNDETERMINED -> "low";
      case LEANING -> "moderate";
      case ESTABLISHED -> "high";
    };
  }

  private static String words(StandardOfProof standard) {
    return standard.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
