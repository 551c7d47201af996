// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells a waiting person what is being done; on standard error, so that standard output stays the result. */
public final class Progress {
  private final PrintStream out;
  private final Instant started = Instant.now();

  public Progress(PrintStream out) {
    this.out = out;
  }

  public void step(String what) {
    Duration since = Duration.between(started, Instant.now());
    out.printf(Locale.ROOT, "[%5.1f s] %s%n", since.toMillis() / 1000.0, Printable.of(what));
    out.flush();
  }
}
