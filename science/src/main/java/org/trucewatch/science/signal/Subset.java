// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/** Some of an array's elements, as a bit set: bit m stands for element m. */
record Subset(int bits) {
  static Subset all(int size) {
    return new Subset((1 << size) - 1);
  }

  Subset without(int element) {
    return new Subset(bits & ~(1 << element));
  }

  Subset and(Subset other) {
    return new Subset(bits & other.bits);
  }

  boolean contains(int element) {
    return (bits >> element & 1) != 0;
  }

  int size() {
    return Integer.bitCount(bits);
  }

  int[] elements() {
    int[] elements = new int[size()];
    int at = 0;
    for (int m = 0; m < Integer.SIZE; m++) {
      if (contains(m)) {
        elements[at++] = m;
      }
    }
    return elements;
  }
}
