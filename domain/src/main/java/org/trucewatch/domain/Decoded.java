// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.util.List;

/**
 * What a decoder made of sealed bytes: the values it could read, in input order, and what it could not.
 *
 * @param <T> what the format holds
 */
public record Decoded<T>(List<T> values, List<Rejection> rejections) {
  public Decoded {
    values = List.copyOf(values);
    rejections = List.copyOf(rejections);
  }
}
