// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.rfc3161;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What checking a time-stamp token found. */
public sealed interface TokenCheck {

  /**
   * A trusted authority says that the stamped bytes existed at a time.
   *
   * @param genTime by the authority's clock
   * @param accuracy of that time, either way; null where the token states none
   * @param authority subject of the signing certificate, RFC 2253
   */
  record Valid(Instant genTime, @Nullable Duration accuracy, String authority)
      implements TokenCheck {}

  /**
   * The token is over these bytes, but nothing trusted stands behind its signature.
   *
   * @param genTime what it claims
   * @param reason certificate not trusted, expired, for another purpose, or a wrong signature
   */
  record Untrusted(Instant genTime, String reason) implements TokenCheck {}

  /** The token is over other bytes. */
  record Differs(String wanted, String found) implements TokenCheck {}

  /** It is no granted RFC 3161 response. */
  record Malformed(String reason) implements TokenCheck {}
}
