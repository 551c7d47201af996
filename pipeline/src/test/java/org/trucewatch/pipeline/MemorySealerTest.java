// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.util.List;

class MemorySealerTest extends SealerContract {
  private final MemorySealer sealer = new MemorySealer();

  @Override
  Sealer sealer() {
    return sealer;
  }

  @Override
  List<SealEntry> entries(String log) {
    return sealer.entries(log);
  }
}
