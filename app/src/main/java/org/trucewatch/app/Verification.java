// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.trucewatch.adapters.picturejson.ResultJson;
import org.trucewatch.adapters.picturejson.SettingsJson;
import org.trucewatch.app.attest.Trust;
import org.trucewatch.app.attest.Vouching;
import org.trucewatch.app.attest.VouchingText;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.Recomputation;
import org.trucewatch.pipeline.Recomputation.Outcome;
import org.trucewatch.pipeline.SealedRun;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a verification of a run's logs found, as text and as JSON.
 *
 * @param logs what each log's own files say
 * @param vouching who else stands behind them; empty where the logs were altered
 * @param outcome of the recomputation; empty where the logs were altered, as their content is then not what was sealed
 */
record Verification(
    Path folder,
    Map<String, LogVerification> logs,
    Optional<Vouching> vouching,
    Optional<Outcome> outcome) {

  static Verification run(Path folder, Trust trust, Consumer<String> progress) {
    if (!Files.isDirectory(folder) || !SealedRun.isAt(folder)) {
      throw new UserError(
          folder + ": holds no sealed run, expected the folders " + LogFolder.LOGS
              + ", each with checkpoint and log.vkey. Give the folder that a replay printed as its log.");
    }
    progress.accept("Checking every entry, tile, blob and signature");
    Map<String, LogVerification> logs = SealedRun.verify(folder);
    if (logs.values().stream().anyMatch(v -> v instanceof LogVerification.Differs)) {
      return new Verification(folder, logs, Optional.empty(), Optional.empty());
    }
    progress.accept("Checking who vouches for it");
    Vouching vouching = Vouching.check(folder, trust, Clock.systemUTC());
    SealedRun run = SealedRun.open(folder);
    if (!run.isOfMonitor()) { // A receiver's: nothing was derived from it.
      return new Verification(folder, logs, Optional.of(vouching), Optional.empty());
    }
    Outcome outcome =
        Recomputation.of(run, Wiring.formats(), new ResultJson(), SettingsJson::read, progress);
    return new Verification(folder, logs, Optional.of(vouching), Optional.of(outcome));
  }

  /** The worst of the logs' own files, of who vouches for them, and of the recomputation. */
  Standing standing() {
    List<Standing> parts = new ArrayList<>();
    logs.values().forEach(log -> parts.add(standing(log)));
    vouching.ifPresent(v -> parts.add(v.result()));
    outcome.ifPresent(o -> parts.add(standing(o)));
    return Standing.worst(parts);
  }

  private static Standing standing(LogVerification log) {
    return switch (log) {
      case LogVerification.Equal equal ->
        equal.gone() == 0 ? Standing.EQUAL : Standing.CANNOT_BE_CHECKED;
      case LogVerification.Differs d -> Standing.DIFFERS;
    };
  }

  private static Standing standing(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Equal e -> Standing.EQUAL;
      case Outcome.CannotBeChecked c -> Standing.CANNOT_BE_CHECKED;
      case Outcome.Differs d -> Standing.DIFFERS;
    };
  }

  private boolean isUnaltered() {
    return logs.values().stream().allMatch(v -> v instanceof LogVerification.Equal);
  }

  /** Why not all can be checked, the weightiest first. */
  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    long gone = logs.values().stream()
        .mapToLong(v -> v instanceof LogVerification.Equal equal ? equal.gone() : 0)
        .sum();
    if (gone > 0) {
      reasons.add(LogVerification.gone(gone));
    }
    vouching.ifPresent(v -> reasons.addAll(v.reasons()));
    outcome.ifPresent(o -> {
      if (o instanceof Outcome.CannotBeChecked cannot) {
        reasons.add(cannot.reason());
      }
    });
    return reasons;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    logs.forEach((name, verification) -> text.append(logLine(name, verification)));
    text.append(
        outcome
            .map(Verification::outcomeText)
            .orElse(
                isUnaltered()
                    ? "findings: none are sealed, so there is nothing to recompute\n"
                    : "findings: not recomputed, because what was sealed was altered. Restore the folder from a copy and verify again.\n"));
    vouching.ifPresent(v -> text.append(new VouchingText(v).text()));
    text.append("Result: ")
        .append(
            switch (standing()) {
              case EQUAL -> "equal";
              case DIFFERS -> "differs";
              case CANNOT_BE_CHECKED -> "cannot be checked because " + String.join("; ", reasons());
            })
        .append(".\n");
    return Printable.of(text.toString());
  }

  private static String logLine(String name, LogVerification verification) {
    return switch (verification) {
      case LogVerification.Equal equal -> {
        StringBuilder line = new StringBuilder(name
            + (equal.gone() == 0
                ? ": equal, "
                : ": cannot be checked because " + LogVerification.gone(equal.gone())
                    + "; nothing differs in its ")
            + equal.size() + " entries, root " + equal.root().base64() + "\n");
        equal.remarks().forEach(remark -> line.append("  note: ").append(remark).append('\n'));
        yield line.toString();
      }
      case LogVerification.Differs differs -> {
        StringBuilder line = new StringBuilder(name + ": differs\n");
        differs.differences().forEach(d -> line.append("  ").append(d).append('\n'));
        yield line.toString();
      }
    };
  }

  private static String outcomeText(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Equal equal ->
        "findings: equal, " + equal.results() + " results recomputed byte for byte\n";
      case Outcome.Differs differs -> {
        StringBuilder text = new StringBuilder("findings: differ from what this code computes\n");
        differs.places().forEach(place -> text.append("  ").append(place).append('\n'));
        yield text.toString();
      }
      case Outcome.CannotBeChecked not -> "findings: cannot be checked: " + not.reason() + "\n";
    };
  }

  String json() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("equal", standing() == Standing.EQUAL).put("standing", standing().name());
    if (standing() == Standing.CANNOT_BE_CHECKED) {
      ArrayNode because = node.putArray("reasons");
      reasons().forEach(because::add);
    }
    ObjectNode logNodes = node.putObject("logs");
    logs.forEach((name, verification) -> logNodes.set(name, logNode(verification)));
    ObjectNode findings = node.putObject("recomputation");
    if (outcome.isEmpty()) {
      findings.put("standing", isUnaltered() ? "NOTHING_SEALED" : "NOT_RUN");
    } else {
      switch (outcome.get()) {
        case Outcome.Equal equal ->
          findings.put("standing", "EQUAL").put("results", equal.results());
        case Outcome.Differs differs -> {
          findings.put("standing", "DIFFERS");
          ArrayNode places = findings.putArray("places");
          differs.places().forEach(places::add);
        }
        case Outcome.CannotBeChecked not ->
          findings.put("standing", "CANNOT_BE_CHECKED").put("reason", not.reason());
      }
    }
    vouching.ifPresent(v -> node.set("vouching", new VouchingText(v).json()));
    return node.toPrettyString() + "\n";
  }

  private static ObjectNode logNode(LogVerification verification) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    switch (verification) {
      case LogVerification.Equal equal ->
        node.put("standing", standing(equal).name())
            .put("gone", equal.gone())
            .put("size", equal.size())
            .put("root", equal.root().base64());
      case LogVerification.Differs differs -> {
        node.put("standing", "DIFFERS");
        List<String> places = new ArrayList<>();
        differs.differences().forEach(d -> places.add(d.toString()));
        ArrayNode array = node.putArray("differences");
        places.forEach(array::add);
      }
    }
    return node;
  }
}
