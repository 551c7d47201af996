// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.adapters.registryjson.RegistryJson;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.evidence.bundle.Bundle;
import org.trucewatch.pipeline.SealedRun;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.SenderAudit;
import org.trucewatch.pipeline.sender.SenderAudit.Outcome;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether registered devices signed the sealed batches, as text and as JSON. */
public record SenderCheck(Outcome outcome) {
  /** Of a run's logs, which were found unaltered. */
  static SenderCheck of(SealedRun run) {
    return new SenderCheck(
        audit().whole(run.reader(Sealer.OBSERVATIONS), run.reader(Sealer.GOVERNANCE)));
  }

  /** Of what a bundle holds, which was found unaltered. */
  public static SenderCheck of(Bundle bundle) {
    return new SenderCheck(audit().part(bundle));
  }

  private static SenderAudit audit() {
    return new SenderAudit(new SenderBatchCodec(), RegistryJson::read);
  }

  public Standing standing() {
    return switch (outcome) {
      case Outcome.Equal e -> Standing.EQUAL;
      case Outcome.CannotBeChecked c -> Standing.CANNOT_BE_CHECKED;
      case Outcome.Differs d -> Standing.DIFFERS;
    };
  }

  /** In one line, after the word "equal". */
  public String equalWords() {
    return outcome instanceof Outcome.Equal equal && equal.batches() > 0
        ? equal.batches() + " batches of " + equal.devices()
            + " devices, each signed by its registered key"
        : "no report came as a signed batch";
  }

  /** Places, reasons, or what a person may want to look into. */
  public List<String> details() {
    return switch (outcome) {
      case Outcome.Equal equal -> equal.remarks();
      case Outcome.Differs differs ->
        differs.places().stream().map(SenderAudit.Place::toString).toList();
      case Outcome.CannotBeChecked not -> List.of(not.reason());
    };
  }

  String text() {
    List<String> lines = new ArrayList<>();
    switch (outcome) {
      case Outcome.Equal equal -> {
        lines.add("senders: equal, " + equalWords());
        equal.remarks().forEach(remark -> lines.add("  note: " + remark));
      }
      case Outcome.Differs differs -> {
        lines.add("senders: differ from what registered devices signed");
        details().forEach(place -> lines.add("  " + place));
      }
      case Outcome.CannotBeChecked not ->
        lines.add("senders: cannot be checked because " + not.reason());
    }
    return String.join("\n", lines) + "\n";
  }

  /** The same for machines. */
  public ObjectNode json() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    switch (outcome) {
      case Outcome.Equal equal -> {
        node.put("standing", "EQUAL");
        node.put("batches", equal.batches()).put("devices", equal.devices());
        equal.remarks().forEach(node.putArray("remarks")::add);
      }
      case Outcome.Differs differs -> {
        node.put("standing", "DIFFERS");
        details().forEach(node.putArray("places")::add);
      }
      case Outcome.CannotBeChecked not ->
        node.put("standing", "CANNOT_BE_CHECKED").put("reason", not.reason());
    }
    return node;
  }
}
