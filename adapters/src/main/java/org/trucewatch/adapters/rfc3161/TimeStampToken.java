// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.rfc3161;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.bouncycastle.util.Selector;
import org.jspecify.annotations.Nullable;

/**
 * A time-stamp token as it lies in a log: the DER of a whole TimeStampResp (RFC 3161, section 2.4.2).
 *
 * <p>A check believes nothing inside but what a trusted certificate signed: the imprint is compared, then the signer's
 * certificate must be for time stamping alone (section 2.3), valid at the time it states, bound into the signature (RFC 5816),
 * and lead to a trusted certificate by RFC 5280's rules at that time. Revocation is not asked for, as a check runs offline:
 * that an authority lost its key is for the checking party to know, and to leave its certificate out.
 */
public final class TimeStampToken {
  private static final int CERTIFICATES_MAX = 32;
  private static final int NANOS_PER_MICRO = 1_000;

  private final @Nullable TimeStampResponse response;
  private final String problem;

  private TimeStampToken(@Nullable TimeStampResponse response, String problem) {
    this.response = response;
    this.problem = problem;
  }

  /** Reads a token. What is none is kept as such, for {@link #check} to say. */
  public static TimeStampToken parse(byte[] der) {
    try {
      ASN1Primitive.fromByteArray(
          der); // Refuses bytes after the end, which the next line would not.
      TimeStampResponse read = new TimeStampResponse(der);
      if (!isGranted(read)) {
        return new TimeStampToken(null, refusal(read));
      }
      return new TimeStampToken(read, "");
    } catch (IOException | TSPException | RuntimeException e) {
      // Bouncy Castle throws several unchecked kinds on malformed DER.
      return new TimeStampToken(null, "not a TimeStampResp in DER: " + e.getMessage());
    }
  }

  static boolean isGranted(TimeStampResponse response) {
    int status = response.getStatus();
    return (status == PKIStatus.GRANTED || status == PKIStatus.GRANTED_WITH_MODS)
        && response.getTimeStampToken() != null;
  }

  static String refusal(TimeStampResponse response) {
    PKIFailureInfo failure = response.getFailInfo();
    String text = response.getStatusString();
    return "the authority gave no token, status " + response.getStatus()
        + (failure == null ? "" : ", failure bits 0x" + Integer.toHexString(failure.intValue()))
        + (text == null ? "" : ", \"" + text.strip() + "\"");
  }

  /**
   * Checks the token against what it should be over.
   *
   * @param sha256 of the stamped bytes
   * @param trusted certificates of authorities, or of those who certify them
   */
  public TokenCheck check(byte[] sha256, List<X509Certificate> trusted) {
    return check(sha256, (signer, others, at) -> distrust(signer, others, at, trusted));
  }

  /** The same without trust: the certificate inside fits the signature, its purpose and its time. */
  public TokenCheck checkOwnCertificate(byte[] sha256) {
    return check(sha256, (signer, others, at) -> "");
  }

  /** Why a signer is not trusted; empty where it is. */
  @FunctionalInterface
  private interface Trust {
    String objection(X509Certificate signer, List<X509Certificate> others, Date at);
  }

  private TokenCheck check(byte[] sha256, Trust trust) {
    if (response == null) {
      return new TokenCheck.Malformed(problem);
    }
    org.bouncycastle.tsp.TimeStampToken token = response.getTimeStampToken();
    TimeStampTokenInfo info = token.getTimeStampInfo();
    String found = info.getMessageImprintAlgOID().getId() + " "
        + HexFormat.of().formatHex(info.getMessageImprintDigest());
    if (!info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
        || !Arrays.equals(info.getMessageImprintDigest(), sha256)) {
      String wanted =
          NISTObjectIdentifiers.id_sha256.getId() + " " + HexFormat.of().formatHex(sha256);
      return new TokenCheck.Differs(wanted, found);
    }
    Instant genTime = info.getGenTime().toInstant();
    try {
      Extensions extensions = info.toASN1Structure().getExtensions();
      if (extensions != null && extensions.hasAnyCriticalExtensions()) {
        return new TokenCheck.Untrusted(
            genTime, "the token has a critical extension that is not understood");
      }
      String objection = objection(token, info.getGenTime(), trust);
      return objection.isEmpty()
          ? new TokenCheck.Valid(genTime, accuracy(info), subject(token))
          : new TokenCheck.Untrusted(genTime, objection);
    } catch (TSPException
        | CMSException
        | OperatorCreationException
        | CertificateException
        | RuntimeException e) {
      // Bouncy Castle throws several unchecked kinds on malformed DER.
      return new TokenCheck.Untrusted(genTime, String.valueOf(e.getMessage()));
    }
  }

  private static String objection(org.bouncycastle.tsp.TimeStampToken token, Date at, Trust trust)
      throws TSPException, CMSException, OperatorCreationException, CertificateException {
    List<X509CertificateHolder> inside =
        List.copyOf(token.getCertificates().getMatches(allCertificates()));
    if (inside.size() > CERTIFICATES_MAX) {
      return "the token has " + inside.size() + " certificates, expected at most "
          + CERTIFICATES_MAX;
    }
    List<X509CertificateHolder> signers = signers(token);
    if (signers.size() != 1) {
      return "the token has " + signers.size() + " certificates of its signer, expected 1";
    }
    X509CertificateHolder signer = signers.get(0);
    SignerInformationVerifier verifier = new JcaSimpleSignerInfoVerifierBuilder().build(signer);
    token.validate(verifier);
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    List<X509Certificate> others = new ArrayList<>();
    for (X509CertificateHolder holder : inside) {
      others.add(converter.getCertificate(holder));
    }
    return trust.objection(converter.getCertificate(signer), others, at);
  }

  private static Selector<X509CertificateHolder> allCertificates() {
    return new Selector<>() {
      @Override
      public boolean match(X509CertificateHolder holder) {
        return true;
      }

      @Override
      public Object clone() {
        return this;
      }
    };
  }

  @SuppressWarnings(
      "unchecked") // SignerId selects certificates; Bouncy Castle leaves its type open.
  private static List<X509CertificateHolder> signers(org.bouncycastle.tsp.TimeStampToken token) {
    return List.copyOf(token.getCertificates().getMatches(token.getSID()));
  }

  private static String distrust(
      X509Certificate signer,
      List<X509Certificate> others,
      Date at,
      List<X509Certificate> trusted) {
    if (trusted.contains(signer)) {
      return "";
    }
    if (trusted.isEmpty()) {
      return "no certificate was given to trust";
    }
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(signer);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(
          trusted.stream().map(c -> new TrustAnchor(c, null)).collect(Collectors.toSet()), target);
      parameters.setRevocationEnabled(false);
      parameters.setDate(at);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return "";
    } catch (GeneralSecurityException e) {
      return signer.getSubjectX500Principal().getName()
          + " does not lead to a trusted certificate: " + e.getMessage();
    }
  }

  private static @Nullable Duration accuracy(TimeStampTokenInfo info) {
    GenTimeAccuracy stated = info.getGenTimeAccuracy();
    return stated == null
        ? null
        : Duration.ofSeconds(stated.getSeconds())
            .plusMillis(stated.getMillis())
            .plusNanos((long) stated.getMicros() * NANOS_PER_MICRO);
  }

  private static String subject(org.bouncycastle.tsp.TimeStampToken token)
      throws CertificateException {
    return new JcaX509CertificateConverter()
        .getCertificate(signers(token).get(0))
        .getSubjectX500Principal()
        .getName();
  }
}
