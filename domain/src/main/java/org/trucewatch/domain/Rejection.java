// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

/**
 * Input that was sealed and could not be used.
 *
 * @param where channel, then line, record or field, as in {@code file:viirs.csv, line 14}
 * @param what what is wrong, with the value and its unit
 * @param expected what would have been right
 * @param remedy what whoever sent it can do
 */
public record Rejection(String where, String what, String expected, String remedy) {
  /** One sentence for a person. */
  public String message() {
    return where + ": " + what + ", expected " + expected
        + ". The raw bytes are sealed and were not used. " + remedy;
  }
}
