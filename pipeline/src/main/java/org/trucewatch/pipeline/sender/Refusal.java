// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

/**
 * Why a batch was not sealed, for whoever sent it and for the health page.
 *
 * @param where the sender's own name for it, as in {@code device s-17, batch 4 of boot ...}
 * @param what is wrong
 * @param remedy what the sender can do
 */
public record Refusal(Cause cause, String where, String what, String expected, String remedy) {
  /** One cause, one count on the health board. */
  public enum Cause {
    MALFORMED("malformed"),
    TOO_LARGE("too large"),
    UNKNOWN_DEVICE("unknown device"),
    WRONG_SIGNATURE("wrong signature"),
    KEY_NOT_YET_VALID("key not yet valid"),
    KEY_EXPIRED("key expired"),
    KEY_REVOKED("key revoked"),
    FORMAT_NOT_REGISTERED("format not registered"),
    QUARANTINED("quarantined"),
    OVER_QUOTA("over quota"),
    FORGOTTEN("older than remembered"),
    BUSY("queue full"),
    LOG_STOPPED("log stopped");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /** One sentence for a person. */
  public String message() {
    return where + ": " + what + ", expected " + expected + ". " + remedy;
  }
}
