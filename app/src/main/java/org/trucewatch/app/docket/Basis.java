// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.registryjson.RegistryJson;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.pipeline.Registration;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.RegistryAct;

/** The leaves that a finding rests on: what each holds, whose it is, when it came. */
final class Basis {
  static final List<String> COLUMNS = List.of("leaf", "received", "owner", "what it holds");
  private static final String NOT_STATED = "not stated in the run";

  private final RunRecord run;
  private final Map<String, String[]> kinds = new TreeMap<>();

  Basis(RunRecord run) {
    this.run = run;
    Table.decode(
            "source-kinds.csv",
            CaseTerms.resource("source-kinds.csv"),
            List.of("format", "modality", "words"),
            r -> new String[] {r.text("format"), r.text("modality"), r.text("words")})
        .values()
        .forEach(k -> kinds.put(k[0], k));
  }

  /** One row for each leaf, in order. */
  List<List<String>> rows(List<LeafRef> leaves) {
    List<List<String>> rows = new ArrayList<>();
    for (LeafRef leaf : leaves) {
      LogReader log = run.reader(leaf.log());
      if (leaf.index() >= log.size()) {
        rows.add(List.of(leaf.toString(), "", "", "no such entry"));
        continue;
      }
      Entry entry = log.read(leaf.index());
      rows.add(List.of(leaf.toString(), entry.receivedAt().toString(), owner(entry), holds(entry)));
    }
    return rows;
  }

  /** Kinds of sources that the leaves hold, without repeats. */
  List<String> modalities(List<LeafRef> leaves) {
    return leaves.stream()
        .filter(l -> l.index() < run.reader(l.log()).size())
        .map(l -> modality(run.reader(l.log()).read(l.index()).kind()))
        .filter(m -> !m.equals("derived"))
        .distinct()
        .sorted()
        .toList();
  }

  private String modality(String kind) {
    String[] known = kinds.get(kind);
    return known == null ? kind : known[1];
  }

  private String holds(Entry entry) {
    String[] known = kinds.get(entry.kind());
    String words = known == null ? entry.kind() : known[1] + ": " + known[2];
    return words + " (" + entry.channel() + ")";
  }

  /** The party that a channel reports for, or the registered owner of the device that signed it. */
  private String owner(Entry entry) {
    Optional<String> device = entry.references().stream()
        .filter(r -> r.log().equals(Sealer.GOVERNANCE))
        .flatMap(r -> deviceOwner(r).stream())
        .findFirst();
    if (device.isPresent()) {
      return device.get();
    }
    return run.settings().stream()
        .flatMap(s -> s.registrations().stream())
        .filter(r -> r.channel().equals(entry.channel()))
        .map(Registration::reporter)
        .filter(r -> !r.isEmpty())
        .findFirst()
        .orElse(
            run.reader(Sealer.FINDINGS) != null
                    && kinds.containsKey(entry.kind())
                    && "derived".equals(modality(entry.kind()))
                ? "this run"
                : NOT_STATED);
  }

  private Optional<String> deviceOwner(LeafReference reference) {
    LogReader governance = run.reader(Sealer.GOVERNANCE);
    if (reference.index() >= governance.size()) {
      return Optional.empty();
    }
    Entry act = governance.read(reference.index());
    if (!act.kind().startsWith(RegistryAct.KIND_PREFIX)) {
      return Optional.empty();
    }
    return governance
        .readBody(act)
        .map(body -> RegistryJson.read(act.kind(), body))
        .filter(a -> a instanceof RegistryAct.DeviceEnrolled)
        .map(a -> ((RegistryAct.DeviceEnrolled) a).device().ownerId());
  }
}
