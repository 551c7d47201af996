// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trucewatch.pipeline.health.HealthBoard;
import org.trucewatch.pipeline.sender.ChainStep.Missing;

/**
 * Shows on the health board what is wrong with devices' chains: those in quarantine, batches that are missing, and gaps that were
 * given up because a device had too many. Not thread-safe: the gate's one thread owns it.
 */
final class ChainBoard {
  static final String QUARANTINE = "quarantine";
  static final String MISSING = "missing batches";

  /** Devices named in a reason. */
  private static final int NAMED_MAX = 10;

  private final HealthBoard health;
  private final SenderChains chains;

  /** What was given up before this start stays counted, and is not reported as new. */
  private final Map<String, Long> givenUpBefore;

  private @Nullable Registry shown;

  ChainBoard(HealthBoard health, SenderChains chains) {
    this.health = health;
    this.chains = chains;
    this.givenUpBefore = chains.gapsGivenUp();
  }

  /** Only when something may have changed: all devices are looked at. */
  void showQuarantine(Registry now) {
    if (now == shown && !chains.hasNews()) {
      return;
    }
    shown = now;
    List<String> quarantined = chains.quarantined(now);
    if (quarantined.isEmpty()) {
      health.working(QUARANTINE);
    } else {
      health.impaired(
          QUARANTINE,
          "the chains of these devices broke, so two may hold one key: " + named(quarantined)
              + ". Nothing they send is taken. Ask their owners who else holds the key; then enrol each device with a new key"
              + " (trucewatch device enrol) or let it go on (trucewatch device release)");
    }
    health.set(QUARANTINE, "devices", quarantined.size());
  }

  /** Looks at all devices; for once a second. */
  void showMissing() {
    Map<String, List<Missing>> missing = chains.missing();
    SenderChains.Losses losses = chains.losses();
    List<String> lost = new ArrayList<>();
    if (losses.gapsGivenUp() > 0) {
      chains.gapsGivenUp().forEach((id, gaps) -> {
        if (gaps > givenUpBefore.getOrDefault(id, 0L)) {
          lost.add(id);
        }
      });
    }
    if (lost.isEmpty()) {
      health.working(MISSING);
    } else {
      health.impaired(
          MISSING,
          "so much is missing from these devices that the oldest gaps were given up and can no longer be filled: "
              + named(lost)
              + ". Ask their owners what was lost and why; shown until the receiver is started again");
    }
    health.set(MISSING, "devices with gaps that may be filled", missing.size());
    health.set(MISSING, "gaps given up", losses.gapsGivenUp());
    health.set(MISSING, "boots forgotten", losses.bootsForgotten());
  }

  private static String named(List<String> devices) {
    int more = devices.size() - NAMED_MAX;
    return String.join(", ", devices.stream().limit(NAMED_MAX).toList())
        + (more > 0 ? " and " + more + " more" : "");
  }
}
