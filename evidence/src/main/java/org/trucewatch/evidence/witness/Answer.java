// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

/**
 * A witness's answer, as HTTP carries it.
 *
 * @param status HTTP status code
 * @param contentType of the body
 * @param body text ending in a newline
 */
public record Answer(int status, String contentType, String body) {

  static final String SIZE_TYPE = "text/x.tlog.size";
  private static final String PLAIN = "text/plain; charset=utf-8";

  static Answer cosigned(String lines) {
    return new Answer(200, PLAIN, lines);
  }

  static Answer conflict(long size) {
    return new Answer(409, SIZE_TYPE, size + "\n");
  }

  static Answer refused(int status, String reason) {
    return new Answer(status, PLAIN, reason + "\n");
  }
}
