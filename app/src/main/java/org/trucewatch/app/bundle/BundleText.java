// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.trucewatch.adapters.picturejson.SealedResultJson;
import org.trucewatch.app.CodeVersion;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Standing;
import org.trucewatch.app.attest.TokenStanding;
import org.trucewatch.evidence.bundle.BundleCheck;
import org.trucewatch.pipeline.BundleRecomputation.Recomputed;
import org.trucewatch.pipeline.Recomputation.Outcome;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What verifying a bundle found, for people and as JSON. */
final class BundleText {
  private final BundleVerification v;

  BundleText(BundleVerification verification) {
    this.v = verification;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    Consumer<String> line = l -> text.append(l).append('\n');
    line.accept(
        v.file().getFileName() + ": " + v.subject().log() + ":" + v.subject().index()
            + (v.kind().isEmpty() ? "" : ", a " + v.kind()) + ", " + v.entries() + " entries");
    line.accept("");
    part(
        line,
        "proofs",
        v.proofs(),
        v.entries() + " entries are in their logs, and all that they refer to is here",
        details(v.parts().proofs()));
    part(
        line,
        "signatures and quorum",
        v.signatures(),
        signaturesEqual(),
        details(v.parts().signatures()));
    v.keys().forEach(key -> line.accept("  " + key));
    if (v.ownPolicy()) {
      line.accept(
          "  These keys, and any policy, are those inside the bundle. They show that it agrees with itself;"
              + " compare them with what you were given, or give your own with --policy.");
    }
    part(line, "recomputation", v.recomputation(), recomputedEqual(), recomputedDetails());
    line.accept("  sealed by code " + sealedBy() + ", verified by code " + CodeVersion.read()
        + (sealedBy().equals(CodeVersion.read()) ? "" : ": not the same code"));
    line.accept("");
    v.result().ifPresent(result -> result(line, result));
    times().forEach(time -> line.accept("Time: " + time));
    v.tokens().forEach(token -> line.accept("Time stamp: " + token.words()));
    if (v.tokens().stream()
        .anyMatch(t -> t.standing() == TokenStanding.Standing.CANNOT_BE_CHECKED)) {
      line.accept(
          "  give the certificates of authorities that you trust with --authority-certificate");
    }
    line.accept("Result: " + words(v.standing()) + ".");
    return Printable.of(text.toString());
  }

  private List<String> times() {
    List<String> times = new ArrayList<>();
    v.dated().ifPresent(at -> times.add("dated " + at + " by the sealer's own clock"));
    v.bound().ifPresent(bound -> times.add("existed, by clocks of others: " + bound.words()));
    return times;
  }

  private static void result(Consumer<String> line, SealedResultJson r) {
    if (r.statement().isEmpty()) {
      line.accept(r.oneLine());
      return;
    }
    line.accept(r.title() + " (" + r.id() + ")");
    line.accept("Standing: " + r.standing());
    line.accept("Statement: " + r.statement());
    line.accept("Standard of proof: " + r.standardOfProof());
    r.coverage().forEach(c -> line.accept("Coverage: " + c));
  }

  private static void part(
      Consumer<String> line, String name, Standing standing, String equal, List<String> details) {
    line.accept(name + ": "
        + switch (standing) {
          case EQUAL -> "equal, " + equal;
          case DIFFERS -> "differs at " + first(details);
          case CANNOT_BE_CHECKED -> "cannot be checked because " + first(details);
        });
    details.stream().skip(1).forEach(d -> line.accept("  " + d));
  }

  private static String first(List<String> details) {
    return details.isEmpty() ? "a time-stamp token, see below" : details.getFirst();
  }

  private static List<String> details(BundleCheck check) {
    return switch (check) {
      case BundleCheck.Equal e -> List.of();
      case BundleCheck.Differs d ->
        d.differences().stream().map(Object::toString).toList();
      case BundleCheck.CannotBeChecked c -> c.reasons();
    };
  }

  private String signaturesEqual() {
    int logs = v.keys().size();
    String by = v.parts().cosigners().values().stream().allMatch(List::isEmpty)
        ? "no witness asked for"
        : "cosigned by " + v.parts().cosigners();
    return "the checkpoints of " + logs + " logs are signed, " + by;
  }

  private String recomputedEqual() {
    return v.recomputed().map(Recomputed::outcome).map(BundleText::results).orElse(0L)
        + " results came out byte for byte from the reports in the bundle";
  }

  private static long results(Outcome outcome) {
    return outcome instanceof Outcome.Equal equal ? equal.results() : 0;
  }

  private List<String> recomputedDetails() {
    if (v.recomputed().isEmpty()) {
      return List.of("what is in the bundle is not what was sealed; it was not run");
    }
    return switch (v.recomputed().get().outcome()) {
      case Outcome.Equal e -> List.of();
      case Outcome.Differs d -> d.places();
      case Outcome.CannotBeChecked c -> List.of(c.reason());
    };
  }

  private String sealedBy() {
    return v.recomputed().flatMap(Recomputed::sealedBy).orElse("unknown");
  }

  private static String words(Standing standing) {
    return switch (standing) {
      case EQUAL -> "equal";
      case DIFFERS -> "differs";
      case CANNOT_BE_CHECKED -> "cannot be checked in full";
    };
  }

  /** Of a file that is no bundle. */
  static String jsonOfNone(String reason) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("equal", false).put("standing", Standing.DIFFERS.name()).put("reason", reason);
    return node.toPrettyString() + "\n";
  }

  String json() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("equal", v.standing() == Standing.EQUAL)
        .put("standing", v.standing().name());
    node.putObject("subject")
        .put("log", v.subject().log())
        .put("index", v.subject().index())
        .put("kind", v.kind());
    node.put("entries", v.entries());
    partNode(node, "proofs", v.proofs(), details(v.parts().proofs()));
    ObjectNode signatures =
        partNode(node, "signatures", v.signatures(), details(v.parts().signatures()));
    signatures.put("policyGiven", !v.ownPolicy());
    array(signatures, "keys", v.keys());
    ObjectNode cosigners = signatures.putObject("cosigners");
    v.parts().cosigners().forEach((log, names) -> array(cosigners, log, names));
    ObjectNode recomputation =
        partNode(node, "recomputation", v.recomputation(), recomputedDetails());
    v.recomputed()
        .map(Recomputed::outcome)
        .ifPresent(o -> recomputation.put("results", results(o)));
    recomputation.put("sealedBy", sealedBy()).put("verifiedBy", CodeVersion.read());
    v.result().ifPresent(r -> {
      ObjectNode result = node.putObject("result");
      result.put("id", r.id()).put("title", r.title()).put("standing", r.standing());
      result.put("statement", r.statement()).put("standardOfProof", r.standardOfProof());
      array(result, "coverage", r.coverage());
    });
    array(node, "times", times());
    array(node, "tokens", v.tokens().stream().map(TokenStanding::words).toList());
    return node.toPrettyString() + "\n";
  }

  private static ObjectNode partNode(
      ObjectNode node, String name, Standing standing, List<String> details) {
    ObjectNode part = node.putObject(name).put("standing", standing.name());
    array(part, "details", details);
    return part;
  }

  private static void array(ObjectNode node, String name, List<String> texts) {
    ArrayNode array = node.putArray(name);
    texts.forEach(array::add);
  }
}
