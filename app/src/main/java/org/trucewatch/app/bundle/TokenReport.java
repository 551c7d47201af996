// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bundle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.adapters.rfc3161.TimeStampToken;
import org.trucewatch.adapters.rfc3161.TokenCheck;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.bundle.Bundle;
import org.trucewatch.pipeline.StampSubject;

/**
 * What a time-stamp token in a bundle says.
 *
 * @param leaf where the token is sealed
 * @param check over the bytes it must be over
 * @param trusted whether certificates to trust were given; else the token vouches for itself alone
 */
record TokenReport(LeafReference leaf, TokenCheck check, boolean trusted) {
  /** The tokens over the subject. A token over another entry says nothing of it. */
  static List<TokenReport> of(Bundle bundle, List<X509Certificate> trusted) {
    List<TokenReport> reports = new ArrayList<>();
    byte[] imprint = sha256(bundle.entryBytes(bundle.subject()));
    for (LeafReference leaf : bundle.attached()) {
      Entry entry = bundle.entry(leaf);
      Optional<byte[]> body = bundle.body(leaf);
      if (entry.kind().equals(StampSubject.KIND)
          && entry.references().contains(bundle.subject())
          && body.isPresent()) {
        TimeStampToken token = TimeStampToken.parse(body.get());
        TokenCheck check =
            trusted.isEmpty() ? token.checkOwnCertificate(imprint) : token.check(imprint, trusted);
        reports.add(new TokenReport(leaf, check, !trusted.isEmpty()));
      }
    }
    return reports;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** One line. */
  String sentence() {
    String where = "token " + leaf.log() + ":" + leaf.index() + ": ";
    return where
        + switch (check) {
          case TokenCheck.Valid v ->
            "existed not after " + v.genTime() + (v.accuracy() == null ? "" : " +- " + v.accuracy())
                + ", says " + v.authority()
                + (trusted
                    ? ", whom a certificate you gave vouches for"
                    : "; its certificate is the one inside the token: give the authority's with --authority-certificate");
          case TokenCheck.Untrusted u ->
            "claims " + u.genTime() + " but is not trusted: " + u.reason();
          case TokenCheck.Differs d ->
            "is over other bytes than the finding's entry: expected " + d.wanted() + ", found "
                + d.found();
          case TokenCheck.Malformed m -> "cannot be read: " + m.reason();
        };
  }

  /** Whether the token contradicts the bundle it lies in. */
  boolean differs() {
    return check instanceof TokenCheck.Differs;
  }
}
