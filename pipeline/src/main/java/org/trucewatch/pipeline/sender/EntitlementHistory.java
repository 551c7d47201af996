// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.Registry.Entitlement;
import org.trucewatch.pipeline.sender.SenderAudit.ActReader;

/** What each device was entitled to, act by act, as the governance log gives it. */
final class EntitlementHistory {
  private final Map<String, List<Step>> byDevice = new TreeMap<>();
  private final List<LeafRef> gone = new ArrayList<>();

  /** From an act on. */
  record Step(Instant sealedAt, Entitlement entitlement) {}

  private EntitlementHistory() {}

  /** Acts that cannot be read change nothing, as at the gate. */
  static EntitlementHistory read(LogReader governance, ActReader acts) {
    EntitlementHistory history = new EntitlementHistory();
    Registry registry = new Registry();
    for (long index = 0; index < governance.size(); index++) {
      Entry entry = governance.read(index);
      if (!entry.kind().startsWith(RegistryAct.KIND_PREFIX)) {
        continue;
      }
      LeafRef leaf = new LeafRef(Sealer.GOVERNANCE, index);
      Optional<byte[]> body = governance.readBody(entry);
      if (body.isEmpty()) {
        history.gone.add(leaf);
        continue;
      }
      try {
        RegistryAct act = acts.read(entry.kind(), body.get());
        registry.apply(act, leaf);
        history.note(registry, act, entry.receivedAt());
      } catch (IllegalArgumentException e) {
        continue; // No act, although its kind says so.
      }
    }
    return history;
  }

  private void note(Registry registry, RegistryAct act, Instant at) {
    Optional<String> deviceId = switch (act) {
      case RegistryAct.OwnerRegistered o -> Optional.empty();
      case RegistryAct.DeviceEnrolled e -> Optional.of(e.device().deviceId());
      case RegistryAct.DeviceRevoked r -> Optional.of(r.deviceId());
      case RegistryAct.DeviceReleased r -> Optional.of(r.deviceId());
    };
    deviceId
        .flatMap(registry::find)
        .map(e -> new Step(at, e))
        .ifPresent(step ->
            byDevice.computeIfAbsent(deviceId.get(), id -> new ArrayList<>()).add(step));
  }

  /** Acts whose bytes were removed: with any, it cannot be said who was entitled to what. */
  List<LeafRef> gone() {
    return List.copyOf(gone);
  }

  /** What may have been in force for a batch stamped at a time, the newest first; empty where nothing was. */
  List<Entitlement> inForce(String deviceId, Instant at) {
    List<Entitlement> found = new ArrayList<>();
    for (Step step : byDevice.getOrDefault(deviceId, List.of()).reversed()) {
      if (!step.sealedAt().isAfter(at)) {
        found.add(step.entitlement());
        if (!step.sealedAt().isAfter(at.minus(BatchProof.LAG_MAX))) {
          break;
        }
      }
    }
    return found;
  }

  /** Whether a key was revoked, sooner or later, from a time on. */
  boolean isEverRevoked(String deviceId, LeafRef enrolment, Instant at) {
    return byDevice.getOrDefault(deviceId, List.of()).stream()
        .map(Step::entitlement)
        .filter(e -> e.enrolledAt().equals(enrolment))
        .anyMatch(e -> e.revokedFrom().filter(from -> !at.isBefore(from)).isPresent());
  }
}
