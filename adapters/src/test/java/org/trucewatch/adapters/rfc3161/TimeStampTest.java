// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.rfc3161;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.Draw;

/** RFC 3161 against openssl's authority, some authorities unwell. */
class TimeStampTest {
  private static final byte[] STAMPED = "an entry".getBytes(StandardCharsets.UTF_8);
  private static final byte[] IMPRINT = sha256(STAMPED);
  private static final Duration SHORT = Duration.ofMillis(700);

  @TempDir
  private static Path folder;

  private static OpensslAuthority authority;
  private static byte[] token = new byte[0];

  @BeforeAll
  static void start() {
    authority = OpensslAuthority.start(folder.resolve("good"));
    token = ((StampOutcome.Stamped) ask(authority.address(), IMPRINT)).token();
  }

  @AfterAll
  static void stop() {
    if (authority != null) {
      authority.close();
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StampOutcome ask(URI address, byte[] imprint) {
    try (TimeStampAuthority asked = new TimeStampAuthority(address, Duration.ofSeconds(10))) {
      return asked.stamp(imprint);
    }
  }

  private static List<X509Certificate> trusted() {
    return TrustedCertificates.read(authority.certificate());
  }

  private static TokenCheck check(byte[] der) {
    return TimeStampToken.parse(der).check(IMPRINT, trusted());
  }

  @Test
  void aTokenOfATrustedAuthorityIsValidWithItsAccuracy() {
    TokenCheck.Valid valid = (TokenCheck.Valid) check(token);
    assertThat(valid.genTime())
        .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(2));
    assertThat(valid.accuracy()).isEqualTo(Duration.ofNanos(1_500_100_000));
    assertThat(valid.authority()).isEqualTo("CN=good,O=Test");
    assertThat(TimeStampToken.parse(token)
            .check(IMPRINT, TrustedCertificates.read(authority.ownCertificate())))
        .isEqualTo(valid);
  }

  /** The other way round: what we accept is accepted by openssl too. */
  @Test
  void opensslVerifiesTheSameToken() throws IOException {
    Files.write(folder.resolve("good/token.tsr"), token);
    Files.write(folder.resolve("good/entry"), STAMPED);
    assertThat(authority.openssl(
            "ts", "-verify", "-in", "token.tsr", "-data", "entry", "-CAfile", "ca.pem"))
        .contains("Verification: OK");
  }

  @Test
  void aTokenOverOtherBytesDiffers() {
    assertThat(TimeStampToken.parse(token).check(sha256(new byte[1]), trusted()))
        .isInstanceOf(TokenCheck.Differs.class);
  }

  @Test
  void aTokenOfAnUnknownAuthorityIsNotTrusted() {
    assertThat(TimeStampToken.parse(token).check(IMPRINT, List.of()))
        .isInstanceOfSatisfying(
            TokenCheck.Untrusted.class,
            u -> assertThat(u.reason()).contains("no certificate was given"));
    try (OpensslAuthority other = OpensslAuthority.start(folder.resolve("other"))) {
      assertThat(TimeStampToken.parse(token)
              .check(IMPRINT, TrustedCertificates.read(other.certificate())))
          .isInstanceOfSatisfying(
              TokenCheck.Untrusted.class,
              u -> assertThat(u.reason()).contains("does not lead to a trusted certificate"));
    }
  }

  @Test
  void noChangedBitIsAccepted() {
    Draw draw = new Draw(7);
    for (int i = 0; i < 400; i++) {
      byte[] changed = token.clone();
      int at = draw.below(changed.length);
      changed[at] ^= (byte) (1 << draw.below(8));
      TokenCheck found = check(changed);
      // Bits outside of what is signed, such as an unused certificate inside, may change nothing.
      if (found instanceof TokenCheck.Valid) {
        assertThat(found).as("byte %d", at).isEqualTo(check(token));
      }
    }
    assertThat(check(Arrays.copyOf(token, token.length - 1)))
        .isInstanceOf(TokenCheck.Malformed.class);
    assertThat(check(Arrays.copyOf(token, token.length + 1)))
        .isInstanceOf(TokenCheck.Malformed.class);
    assertThat(check(new byte[0])).isInstanceOf(TokenCheck.Malformed.class);
  }

  /** The authority's clock is the machine's, so a certificate of the past gives tokens after its end. */
  @Test
  void anExpiredCertificateIsNotAccepted() {
    List<String> past = List.of("-days", "-1");
    try (OpensslAuthority expired = OpensslAuthority.start(
        folder.resolve("expired"), "extendedKeyUsage=critical,timeStamping", past)) {
      assertThat(ask(expired.address(), IMPRINT))
          .isInstanceOfSatisfying(
              StampOutcome.Unusable.class,
              u -> assertThat(u.reason()).containsIgnoringCase("certificate"));
      byte[] late = expired.reply(query(IMPRINT));
      assertThat(TimeStampToken.parse(late)
              .check(IMPRINT, TrustedCertificates.read(expired.certificate())))
          .isInstanceOf(TokenCheck.Untrusted.class);
    }
  }

  /** openssl refuses to sign with such certificates, so these tokens are made by hand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "extendedKeyUsage=critical,emailProtection",
        "extendedKeyUsage=critical,timeStamping,emailProtection",
        "extendedKeyUsage=timeStamping",
        "basicConstraints=CA:FALSE"
      })
  void aCertificateForAnotherPurposeIsNotAccepted(String extension) throws Exception {
    Path own = folder.resolve("purpose" + extension.hashCode());
    try (OpensslAuthority other = OpensslAuthority.start(own, extension, List.of("-days", "3"))) {
      byte[] made = HandmadeToken.resign(token, own.resolve("tsa.key"), other.ownCertificate());
      for (Path trusted : List.of(other.certificate(), other.ownCertificate())) {
        assertThat(TimeStampToken.parse(made).check(IMPRINT, TrustedCertificates.read(trusted)))
            .isInstanceOfSatisfying(
                TokenCheck.Untrusted.class,
                u -> assertThat(u.reason()).containsIgnoringCase("ExtendedKeyUsage"));
      }
    }
  }

  /** The maker of tokens by hand is itself right: under a proper certificate its token is accepted. */
  @Test
  void aTokenSignedAnewUnderAnotherProperCertificateIsThatAuthoritys() throws Exception {
    Path own = folder.resolve("anew");
    try (OpensslAuthority other = OpensslAuthority.start(own)) {
      byte[] fresh = ((StampOutcome.Stamped) ask(authority.address(), IMPRINT)).token();
      byte[] made = HandmadeToken.resign(fresh, own.resolve("tsa.key"), other.ownCertificate());
      assertThat(TimeStampToken.parse(made)
              .check(IMPRINT, TrustedCertificates.read(other.certificate())))
          .isInstanceOf(TokenCheck.Valid.class);
      assertThat(check(made)).isInstanceOf(TokenCheck.Untrusted.class);
    }
  }

  @Test
  void aTokenForAnotherQuestionIsNotAccepted() throws IOException {
    byte[] other = authority.reply(query(IMPRINT)); // Right imprint, another nonce.
    assertUnusable(fixed(200, body -> other), "nonce");
    byte[] wrong = authority.reply(query(sha256(new byte[] {1})));
    assertUnusable(fixed(200, body -> wrong), "");
  }

  @Test
  void garbageErrorsAndEndlessAnswersAreNamed() throws IOException {
    assertUnusable(fixed(200, body -> "<html>".getBytes(StandardCharsets.UTF_8)), "not a token");
    assertUnusable(fixed(200, body -> new byte[0]), "not a token");
    assertUnusable(fixed(503, body -> new byte[0]), "HTTP status 503");
    assertUnusable(fixed(200, body -> new byte[1 << 20]), "longer than");
  }

  @Test
  void aRefusalIsToldInTheAuthoritysWords() throws IOException {
    // SHA-1 is not among the authority's digests: a real refusal by openssl.
    byte[] query = new TimeStampRequestGenerator()
        .generate(TSPAlgorithms.SHA1, new byte[20])
        .getEncoded();
    byte[] refusal = authority.reply(query);
    HttpServer server = fixed(200, body -> refusal);
    try {
      assertThat(ask(at(server), IMPRINT))
          .isInstanceOfSatisfying(
              StampOutcome.Refused.class,
              r -> assertThat(r.reason()).contains("status 2", "gave no token"));
    } finally {
      server.stop(0);
    }
    assertThat(check(refusal)).isInstanceOf(TokenCheck.Malformed.class);
  }

  @Test
  void anAuthorityThatNeverAnswersOrNeverEndsIsLeftInTime() throws IOException {
    assertTimesOut(exchange -> {});
    assertTimesOut(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(1);
      exchange.getResponseBody().flush();
    });
    assertThat(ask(URI.create("http://localhost:1/"), IMPRINT))
        .isInstanceOf(StampOutcome.Unusable.class);
  }

  private static void assertTimesOut(HttpHandler handler) throws IOException {
    HttpServer server = serve(handler);
    Instant before = Instant.now();
    try (TimeStampAuthority silent = new TimeStampAuthority(at(server), SHORT)) {
      assertThat(silent.stamp(IMPRINT)).isInstanceOf(StampOutcome.Unusable.class);
    } finally {
      server.stop(0);
    }
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
  }

  private static byte[] query(byte[] imprint) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    try {
      return generator
          .generate(TSPAlgorithms.SHA256, imprint, java.math.BigInteger.TEN)
          .getEncoded();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void assertUnusable(HttpServer server, String words) {
    try {
      assertThat(ask(at(server), IMPRINT))
          .isInstanceOfSatisfying(
              StampOutcome.Unusable.class, u -> assertThat(u.reason()).containsIgnoringCase(words));
    } finally {
      server.stop(0);
    }
  }

  private static URI at(HttpServer server) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  private static HttpServer fixed(int status, UnaryOperator<byte[]> reply) throws IOException {
    return serve(exchange -> {
      byte[] body = reply.apply(exchange.getRequestBody().readAllBytes());
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
  }

  private static HttpServer serve(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }
}
