// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.rfc3161;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads the certificates that a checking party trusts: PEM, one or several in a file, or DER. */
public final class TrustedCertificates {
  /** Most bytes of a file of certificates. Ours: a whole system's store is a fifth of it. */
  static final int FILE_BYTES_MAX = 1 << 20;

  private TrustedCertificates() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static List<X509Certificate> read(Path file) {
    byte[] content;
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw new IllegalArgumentException(
            file + " has " + Files.size(file) + " bytes, expected at most " + FILE_BYTES_MAX);
      }
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    List<X509Certificate> certificates = parse(content, file.toString());
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException(
          file + " holds no certificate, expected X.509 as PEM or DER");
    }
    return certificates;
  }

  private static List<X509Certificate> parse(byte[] content, String where) {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      for (Certificate read : CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(content))) {
        certificates.add((X509Certificate) read);
      }
    } catch (CertificateException e) {
      throw new IllegalArgumentException(
          where + " is not X.509 as PEM or DER: " + e.getMessage(), e);
    }
    return certificates;
  }
}
