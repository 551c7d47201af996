// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Printable;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.witness.WitnessOutcome;
import org.trucewatch.evidence.witness.WitnessPolicy;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What witnesses and authorities gave for a run.
 *
 * @param logs what each log's witnesses answered; empty where no policy was given
 * @param authorities what each authority gave, in the order they were named
 */
public record AttestationReport(List<Witnessed> logs, List<Stamped> authorities) {
  /** Longest reason of others that is printed, in characters. */
  private static final int REASON_CHARACTERS_MAX = 300;

  public AttestationReport {
    logs = List.copyOf(logs);
    authorities = List.copyOf(authorities);
  }

  /**
   * One log.
   *
   * @param name in the run's folder
   * @param checkpoint as it is published now
   * @param outcomes by the witness's name in the policy, in its order
   */
  public record Witnessed(
      String name,
      Checkpoint checkpoint,
      Map<String, WitnessOutcome> outcomes,
      WitnessPolicy policy) {
    public Witnessed {
      outcomes = new LinkedHashMap<>(outcomes);
    }

    /** Whether the checkpoint meets the policy, by its own signatures. */
    public WitnessPolicy.Decision decision() {
      return policy.judge(checkpoint);
    }
  }

  /**
   * One authority.
   *
   * @param subjects what it stamped, as in {@code leaf findings 12}
   * @param latest the authority's time in the last of them
   * @param problems what it refused or did not answer; ends where it was given up
   * @param left subjects that still lack its token
   */
  public record Stamped(
      URI address,
      List<String> subjects,
      @Nullable Instant latest,
      List<String> problems,
      int left) {
    public Stamped {
      subjects = List.copyOf(subjects);
      problems = List.copyOf(problems);
    }
  }

  /** Whether every log met the policy and every authority gave what was asked. */
  public boolean isComplete() {
    return logs.stream().allMatch(l -> l.decision() instanceof WitnessPolicy.Decision.Accepted)
        && authorities.stream().allMatch(a -> a.left() == 0);
  }

  /** For people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    logs.forEach(log -> addLog(text, log));
    authorities.forEach(authority -> addAuthority(text, authority));
    return Printable.of(text.toString());
  }

  private static void addLog(StringBuilder text, Witnessed log) {
    WitnessPolicy policy = log.policy();
    text.append("%s, size %d: cosigned by %d of %d witnesses, %s%n"
        .formatted(
            log.name(),
            log.checkpoint().size(),
            policy.cosigners(log.checkpoint().note()).size(),
            policy.witnesses().size(),
            decisionText(log)));
    log.outcomes()
        .forEach((name, outcome) -> text.append("  ")
            .append(name)
            .append(": ")
            .append(say(log, name, outcome))
            .append('\n'));
  }

  private static String decisionText(Witnessed log) {
    return switch (log.decision()) {
      case WitnessPolicy.Decision.Accepted accepted ->
        "quorum " + log.policy().quorum() + " is met";
      case WitnessPolicy.Decision.Spoiled spoiled -> "checkpoint DIFFERS: " + spoiled.reason();
      case WitnessPolicy.Decision.Refused refused ->
        "quorum " + log.policy().quorum() + " is NOT met: " + refused.reason();
    };
  }

  private static String say(Witnessed log, String name, WitnessOutcome outcome) {
    return switch (outcome) {
      case WitnessOutcome.Cosigned cosigned -> {
        WitnessPolicy.Member member = log.policy().witnesses().get(name);
        VerifierKey key = Objects.requireNonNull(member).key();
        long seconds = key.cosignedAtSeconds(log.checkpoint().note()).orElse(0);
        yield "cosigned at " + Instant.ofEpochSecond(seconds);
      }
      case WitnessOutcome.Refused refused ->
        "refused, " + refused.status() + ": " + shortened(refused.reason());
      case WitnessOutcome.NoAnswer none -> "no answer: " + shortened(none.reason());
      case WitnessOutcome.Nonsense nonsense -> "nonsense: " + shortened(nonsense.reason());
    };
  }

  private static String shortened(String reason) {
    String line = reason.replace('\n', ' ');
    return line.length() <= REASON_CHARACTERS_MAX
        ? line
        : line.substring(0, REASON_CHARACTERS_MAX) + " ...";
  }

  private static void addAuthority(StringBuilder text, Stamped authority) {
    text.append("time stamps by ").append(authority.address()).append(": ");
    text.append(
        authority.subjects().isEmpty() ? "none new" : authority.subjects().size() + " new");
    if (authority.latest() != null) {
      text.append(", latest ").append(authority.latest());
    }
    text.append(authority.left() == 0 ? "" : ", " + authority.left() + " still missing")
        .append('\n');
    authority
        .problems()
        .forEach(problem -> text.append("  ").append(shortened(problem)).append('\n'));
  }

  /** For scripts. */
  public ObjectNode json() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("complete", isComplete());
    ObjectNode logNodes = node.putObject("logs");
    for (Witnessed log : logs) {
      ObjectNode logNode = logNodes.putObject(log.name());
      logNode.put("size", log.checkpoint().size());
      logNode.put("quorumMet", log.decision() instanceof WitnessPolicy.Decision.Accepted);
      ObjectNode witnesses = logNode.putObject("witnesses");
      log.outcomes().forEach((name, outcome) -> {
        String standing = switch (outcome) {
          case WitnessOutcome.Cosigned c -> "COSIGNED";
          case WitnessOutcome.Refused r -> "REFUSED";
          case WitnessOutcome.NoAnswer n -> "NO_ANSWER";
          case WitnessOutcome.Nonsense n -> "NONSENSE";
        };
        witnesses.putObject(name).put("standing", standing).put("text", say(log, name, outcome));
      });
    }
    ArrayNode authorityNodes = node.putArray("authorities");
    for (Stamped authority : authorities) {
      ObjectNode one = authorityNodes.addObject();
      one.put("address", authority.address().toString()).put("missing", authority.left());
      one.put("latest", authority.latest() == null ? null : authority.latest().toString());
      ArrayNode subjects = one.putArray("stamped");
      authority.subjects().forEach(subjects::add);
      ArrayNode problems = one.putArray("problems");
      authority.problems().forEach(problems::add);
    }
    return node;
  }
}
