// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.pipeline.sender.BatchFormat.SignedBatch;
import org.trucewatch.pipeline.sender.ChainStep.Missing;

/** The chains of all devices. Not thread-safe: the gate's one thread owns them. */
final class SenderChains {
  private final Map<String, DeviceChain> byDevice = new TreeMap<>();
  private boolean news = true;

  private DeviceChain chain(String deviceId) {
    return byDevice.computeIfAbsent(deviceId, id -> new DeviceChain());
  }

  boolean isQuarantined(String deviceId, long releasedFork) {
    DeviceChain chain = byDevice.get(deviceId);
    return chain != null && chain.isQuarantined(releasedFork);
  }

  /** Leaf of the fork for which a device is in quarantine. */
  long forkIndex(String deviceId) {
    return chain(deviceId).forkIndex();
  }

  /** Places a batch of a device that is not in quarantine. */
  ChainStep offer(SignedBatch signed, long leaf, long releasedFork) {
    DeviceChain chain = chain(signed.batch().deviceId());
    if (chain.forkIndex() >= 0 && !chain.isQuarantined(releasedFork) && !chain.hasBegunAnew()) {
      chain.beginAnew();
    }
    return chain.offer(signed.batch(), signed.hash(), leaf);
  }

  /** A batch that was sealed as accepted before this start. */
  void restore(SignedBatch signed, long leaf) {
    // Accepted after a fork: a person had released the device in between.
    offer(signed, leaf, Long.MAX_VALUE);
  }

  void quarantine(String deviceId, long forkIndex) {
    chain(deviceId).quarantine(forkIndex);
    news = true;
  }

  /** Whether a chain broke since the quarantined were last listed. */
  boolean hasNews() {
    return news;
  }

  /** Devices in quarantine whose fork nobody has released. */
  List<String> quarantined(Registry registry) {
    news = false;
    List<String> found = new ArrayList<>();
    byDevice.forEach((id, chain) -> {
      long released = registry.find(id).map(Registry.Entitlement::releasedFork).orElse(-1L);
      if (chain.isQuarantined(released)) {
        found.add(id);
      }
    });
    return found;
  }

  /** What is not remembered any more, of all devices together. */
  record Losses(long bootsForgotten, long gapsGivenUp) {}

  Losses losses() {
    long boots = 0;
    long gaps = 0;
    for (DeviceChain chain : byDevice.values()) {
      boots += chain.bootsForgotten();
      gaps += chain.gapsGivenUp();
    }
    return new Losses(boots, gaps);
  }

  /** Gaps given up, by device, where there are any. */
  Map<String, Long> gapsGivenUp() {
    Map<String, Long> all = new TreeMap<>();
    byDevice.forEach((id, chain) -> {
      if (chain.gapsGivenUp() > 0) {
        all.put(id, chain.gapsGivenUp());
      }
    });
    return all;
  }

  /** What is missing, by device. */
  Map<String, List<Missing>> missing() {
    Map<String, List<Missing>> all = new TreeMap<>();
    byDevice.forEach((id, chain) -> {
      if (!chain.missing().isEmpty()) {
        all.put(id, chain.missing());
      }
    });
    return all;
  }
}
