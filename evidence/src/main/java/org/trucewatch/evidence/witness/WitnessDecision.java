// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

/**
 * What a witness decided about one request, for the person who runs it.
 *
 * @param origin of the log; empty when the request could not be read
 * @param size of the checkpoint
 * @param status as HTTP carries it; 200 when it cosigned
 * @param reason why not; empty when it cosigned
 */
public record WitnessDecision(String origin, long size, int status, String reason) {

  /** Longest line in characters: a request may name an origin of any length. */
  private static final int LINE_CHARACTERS_MAX = 600;

  /** One line; characters that would move a terminal's cursor are replaced. */
  public String line() {
    String what = status == 200 ? "cosigned" : "refused " + status;
    String log = origin.isEmpty() ? "" : " " + origin + " size " + size;
    String line = what + log + (reason.isEmpty() ? "" : ": " + reason.strip());
    return line.codePoints()
        .limit(LINE_CHARACTERS_MAX)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
