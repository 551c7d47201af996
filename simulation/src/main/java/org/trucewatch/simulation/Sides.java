// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation;

/**
 * The two parties of an exercise. The world is written in terms of the first and the second; exchanging them gives the
 * mirrored exercise.
 */
public record Sides(Side first, Side second) {

  /** A party: the id an agreement uses and the name that its statements carry. */
  public record Side(String id, String name) {}

  /** The invented parties of the demo. */
  public static final Sides DEMO = new Sides(
      new Side("northern-party", "Northern Party"), new Side("southern-party", "Southern Party"));

  public Sides {
    if (first.equals(second)) {
      throw new IllegalArgumentException(
          "both sides are " + first + ", expected two different parties");
    }
  }

  /** The same world with the parties exchanged. */
  public Sides exchanged() {
    return new Sides(second, first);
  }
}
