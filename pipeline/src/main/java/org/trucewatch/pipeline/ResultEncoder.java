// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

/** Turns results and settings into the bytes that are sealed. Equal values give equal bytes, on every machine. */
public interface ResultEncoder {
  byte[] encode(Result result);

  byte[] encode(RunSettings settings);
}
