// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.util.List;
import java.util.stream.Collectors;
import org.trucewatch.app.Printable;
import org.trucewatch.app.attest.TokenStanding.Standing;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.witness.WitnessPolicy;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@link Vouching} found, for people and for scripts. */
public final class VouchingText {
  /** Most tokens, and most findings, that the text names; the JSON names all. */
  static final int LINES_MAX = 50;

  private final Vouching vouching;
  private final StringBuilder text = new StringBuilder();

  public VouchingText(Vouching vouching) {
    this.vouching = vouching;
  }

  /** For people. */
  public String text() {
    addKeys();
    addTokens();
    addBounds();
    return Printable.of(text.toString());
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  private void addKeys() {
    if (vouching.policy() == null) {
      line(
          "keys: no --policy was given, so the keys that lie beside the logs were used. They show that nothing was altered since;"
              + " not who sealed. Compare them with what you were given:");
      vouching.keys().forEach((log, key) -> line("  " + log + ": " + key.text()));
      addKept();
      return;
    }
    line("keys and witnesses, by your policy:");
    WitnessPolicy policy = vouching.policy().policy();
    vouching.keys().forEach((log, key) -> {
      String says = vouching
          .decision(log)
          .map(decision -> switch (decision) {
            case WitnessPolicy.Decision.Accepted accepted ->
              "signed by a key of the policy, " + cosigned(policy, log) + ", quorum "
                  + policy.quorum() + " is met";
            case WitnessPolicy.Decision.Refused refused ->
              (vouching.standing(log) == org.trucewatch.app.Standing.DIFFERS
                      ? "DIFFERS"
                      : "cannot be checked")
                  + ", NOT to be relied on: " + refused.reason();
            case WitnessPolicy.Decision.Spoiled spoiled ->
              "DIFFERS at " + log + "/checkpoint: " + spoiled.reason();
          })
          .orElseThrow();
      line("  " + log + ": " + says);
    });
  }

  private String cosigned(WitnessPolicy policy, String log) {
    String wrong = policy.wrongSigners(note(log)).stream()
        .map(key -> ", with a WRONG signature by " + key.text())
        .collect(Collectors.joining());
    return "cosigned by " + policy.cosigners(note(log)).size() + " of "
        + policy.witnesses().size() + " witnesses" + wrong;
  }

  private SignedNote note(String log) {
    return java.util.Objects.requireNonNull(vouching.checkpoints().get(log)).note();
  }

  private void addKept() {
    if (vouching.kept() == null) {
      line("  no witness was asked: the folder holds no policy");
      return;
    }
    WitnessPolicy policy = vouching.kept().policy();
    line("  the policy in the folder, which is the folder's own word:");
    vouching.keys().keySet().forEach(log -> line("    " + log + ": " + cosigned(policy, log)));
  }

  private void addTokens() {
    if (vouching.tokens().isEmpty()) {
      line("time stamps: none");
      return;
    }
    line("time stamps: %d equal, %d differ, %d cannot be checked"
        .formatted(
            vouching.count(Standing.EQUAL),
            vouching.count(Standing.DIFFERS),
            vouching.count(Standing.CANNOT_BE_CHECKED)));
    if (vouching.count(Standing.EQUAL) == 0) {
      line("  give the certificates of authorities that you trust with --authority-certificate");
    }
    List<TokenStanding> shown = vouching.tokens().stream().limit(LINES_MAX).toList();
    shown.forEach(t -> line("  " + t.words()));
    more(vouching.tokens().size());
  }

  private void more(int count) {
    if (count > LINES_MAX) {
      line("  and " + (count - LINES_MAX) + " more; --json names all");
    }
  }

  private void addBounds() {
    if (vouching.bounds().isEmpty()) {
      return;
    }
    line(
        "when findings existed, by clocks of others (no lower bound: nothing they are made of carries such a time):");
    vouching.bounds().stream()
        .limit(LINES_MAX)
        .forEach(b -> line("  " + b.leaf() + " " + b.words()));
    more(vouching.bounds().size());
  }

  /** For scripts. */
  public ObjectNode json() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("good", vouching.result() == org.trucewatch.app.Standing.EQUAL)
        .put("standing", vouching.result().name())
        .put("ownPolicy", vouching.policy() != null);
    ObjectNode logs = node.putObject("logs");
    vouching.keys().forEach((log, key) -> {
      ObjectNode one = logs.putObject(log).put("key", key.text());
      vouching.decision(log).ifPresent(decision -> {
        one.put("quorumMet", decision instanceof WitnessPolicy.Decision.Accepted);
        switch (decision) {
          case WitnessPolicy.Decision.Accepted accepted -> {}
          case WitnessPolicy.Decision.Refused refused -> one.put("reason", refused.reason());
          case WitnessPolicy.Decision.Spoiled spoiled ->
            one.put("reason", "differs at " + log + "/checkpoint: " + spoiled.reason());
        }
      });
    });
    ArrayNode tokens = node.putArray("timeStamps");
    vouching
        .tokens()
        .forEach(t -> tokens
            .addObject()
            .put("leaf", t.leaf().toString())
            .put("over", t.over())
            .put("standing", t.standing().name())
            .put("notAfter", t.notAfter() == null ? null : t.notAfter().toString())
            .put("text", t.text()));
    ArrayNode bounds = node.putArray("findings");
    vouching
        .bounds()
        .forEach(b -> bounds
            .addObject()
            .put("leaf", b.leaf().toString())
            .put("notAfter", b.notAfter() == null ? null : b.notAfter().toString())
            .put("by", b.source()));
    return node;
  }
}
