// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.rfc3161.TimeStampToken;
import org.trucewatch.adapters.rfc3161.TokenCheck;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.pipeline.SealedStamp;
import org.trucewatch.pipeline.StampSubject;

/**
 * What checking one sealed token found.
 *
 * @param leaf of the token
 * @param over what it says it is over, as sealed
 * @param subject the same, read; null where it names nothing of this run
 * @param notAfter the latest moment at which what is stamped came into being, by an authority that is trusted; null else
 * @param text for people
 */
public record TokenStanding(
    LeafRef leaf,
    String over,
    @Nullable StampSubject subject,
    Standing standing,
    @Nullable Instant notAfter,
    String text) {

  /** What can come of it. */
  public enum Standing {
    /** Over what it says it is over, by an authority that the checking party trusts. */
    EQUAL,
    /** No token over that, or none that its own certificate signed. */
    DIFFERS,
    /** Nothing contradicts it, but nothing that the checking party trusts stands behind it. */
    CANNOT_BE_CHECKED
  }

  /**
   * Checks a token.
   *
   * @param imprints SHA-256 of what a subject names, as the checking party has it; empty where it has no such thing
   * @param trusted certificates of authorities, or of those who certify them; may be empty
   */
  public static TokenStanding of(
      SealedStamp stamp,
      Function<StampSubject, Optional<byte[]>> imprints,
      List<X509Certificate> trusted) {
    StampSubject subject = stamp.subject().orElse(null);
    if (subject == null) {
      return differs(
          stamp, null, "names no leaf or checkpoint of a run that its references agree with");
    }
    Optional<byte[]> imprint = imprints.apply(subject);
    if (imprint.isEmpty()) {
      return differs(stamp, subject, "is over what is not here");
    }
    TimeStampToken token = TimeStampToken.parse(stamp.token());
    return switch (token.checkOwnCertificate(imprint.get())) {
      case TokenCheck.Differs d ->
        differs(stamp, subject, "is over " + d.found() + ", expected " + d.wanted());
      case TokenCheck.Malformed m -> differs(stamp, subject, m.reason());
      case TokenCheck.Untrusted u -> differs(stamp, subject, u.reason());
      case TokenCheck.Valid own ->
        trusted(stamp, subject, own, token.check(imprint.get(), trusted));
    };
  }

  /** One line for people: which token, over what, and what was found. */
  public String words() {
    String found = switch (standing) {
      case EQUAL -> "equal";
      case DIFFERS -> "DIFFERS";
      case CANNOT_BE_CHECKED -> "cannot be checked";
    };
    return leaf + " over " + over + ": " + found + ", " + text;
  }

  private static TokenStanding trusted(
      SealedStamp stamp, StampSubject subject, TokenCheck.Valid own, TokenCheck check) {
    String claim = own.genTime() + accuracyText(own) + " by " + own.authority();
    if (check instanceof TokenCheck.Valid valid) {
      Duration accuracy = Objects.requireNonNullElse(valid.accuracy(), Duration.ZERO);
      return new TokenStanding(
          stamp.leaf(),
          stamp.channel(),
          subject,
          Standing.EQUAL,
          valid.genTime().plus(accuracy),
          claim);
    }
    String reason = check instanceof TokenCheck.Untrusted u ? u.reason() : String.valueOf(check);
    return new TokenStanding(
        stamp.leaf(),
        stamp.channel(),
        subject,
        Standing.CANNOT_BE_CHECKED,
        null,
        "claims " + claim + "; " + reason);
  }

  private static String accuracyText(TokenCheck.Valid valid) {
    Duration accuracy = valid.accuracy();
    return accuracy == null ? "" : " ± " + accuracy.toMillis() / 1000.0 + " s";
  }

  private static TokenStanding differs(
      SealedStamp stamp, @Nullable StampSubject subject, String reason) {
    return new TokenStanding(
        stamp.leaf(), stamp.channel(), subject, Standing.DIFFERS, null, reason);
  }
}
