// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.util.stream.LongStream;

/** Seeds for {@code @MethodSource}. */
public final class Seeds {
  private Seeds() {}

  public static LongStream ten() {
    return LongStream.rangeClosed(1, 10);
  }

  public static LongStream hundred() {
    return LongStream.rangeClosed(1, 100);
  }

  public static LongStream thousand() {
    return LongStream.rangeClosed(1, 1000);
  }
}
