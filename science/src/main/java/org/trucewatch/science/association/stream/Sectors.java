// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.List;

/**
 * Who does the work of the tiles. A sector is a group of tiles with one worker; tiles only see what was settled before, so neither the
 * number of sectors nor their order can change a result. {@link #ONE} does everything in the caller's thread.
 */
@FunctionalInterface
public interface Sectors {
  /** One sector, in the caller's thread. */
  Sectors ONE = jobs -> jobs.forEach(TileJob::run);

  /** Runs all jobs, each once, those of one tile in one thread, and returns when all are done and visible to the caller. */
  void run(List<TileJob> jobs);
}
