// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.classification;

/**
 * What kind of source an event was.
 *
 * @param impulsiveProbability that the source was over within seconds: an explosion of whatever cause, a sonic boom, a
 *     bolide; the rest is a source that went on
 * @param kind IMPULSIVE or SUSTAINED where the probability says so, UNDETERMINED else
 * @param reason for people
 */
public record SourceKind(double impulsiveProbability, Kind kind, String reason) {
  /** Kinds that arrays can tell apart. Explosions are not told from other impulses by sound alone. */
  public enum Kind {
    IMPULSIVE,
    SUSTAINED,
    UNDETERMINED
  }

  public SourceKind {
    if (!(impulsiveProbability >= 0 && impulsiveProbability <= 1)) {
      throw new IllegalArgumentException(
          "impulsiveProbability is " + impulsiveProbability + ", expected 0 to 1");
    }
  }
}
