// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.rfc3161;

import java.time.Instant;

/** What came of asking an authority for the time. */
public sealed interface StampOutcome {

  /**
   * It gave a token over what was asked, with our nonce and a right signature by the certificate inside. Whether that
   * certificate is to be trusted is for {@link TimeStampToken#check} to say.
   *
   * @param token DER of the whole TimeStampResp
   * @param genTime the authority's time
   */
  @SuppressWarnings("ArrayRecordComponent") // sealed at once
  record Stamped(byte[] token, Instant genTime) implements StampOutcome {}

  /** It answered no, in its own words. Asking again at once is useless. */
  record Refused(String reason) implements StampOutcome {}

  /** It did not answer in time, or answered what is no token for this question. */
  record Unusable(String reason) implements StampOutcome {}
}
