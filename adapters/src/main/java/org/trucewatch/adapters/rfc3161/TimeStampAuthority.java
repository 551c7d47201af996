// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.rfc3161;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/**
 * Asks one RFC 3161 authority over HTTP (section 3.4) for the time of some bytes. Only their SHA-256 leaves this machine.
 * Every question carries a fresh nonce and asks for the certificate. Safe for any thread.
 */
public final class TimeStampAuthority implements AutoCloseable {
  /** Longest answer that is read, in bytes. Ours: with three certificates a token has some 6 kB, and it fits in one log entry. */
  public static final int ANSWER_BYTES_MAX = 48 << 10;

  private static final int NONCE_BITS = 64;
  private static final int HTTP_OK = 200;

  private final HttpClient http;
  private final URI address;
  private final Duration timeout;
  private final SecureRandom random = new SecureRandom();

  /**
   * An authority.
   *
   * @param address {@code http} or {@code https}; the token is signed, so that the transport need not be
   * @param timeout for the whole answer
   */
  public TimeStampAuthority(URI address, Duration timeout) {
    String scheme = String.valueOf(address.getScheme());
    if (!scheme.equals("http") && !scheme.equals("https") || address.getHost() == null) {
      throw new IllegalArgumentException(
          "time-stamp authority is " + address + ", expected http://... or https://...");
    }
    this.address = address;
    this.timeout = timeout;
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  public URI address() {
    return address;
  }

  /** Asks for a token over a SHA-256. */
  public StampOutcome stamp(byte[] sha256) {
    TimeStampRequest request = question(sha256);
    byte[] body;
    try {
      HttpRequest.Builder post = HttpRequest.newBuilder(address)
          .timeout(timeout)
          .header("Content-Type", "application/timestamp-query")
          .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()));
      CompletableFuture<HttpResponse<byte[]>> asked =
          http.sendAsync(post.build(), info -> new LimitedBody(ANSWER_BYTES_MAX));
      HttpResponse<byte[]> response = await(asked);
      if (response.statusCode() != HTTP_OK) {
        return new StampOutcome.Unusable(
            address + ": HTTP status " + response.statusCode() + ", expected " + HTTP_OK);
      }
      body = response.body();
    } catch (IOException e) {
      return new StampOutcome.Unusable(address + ": " + e.getMessage());
    }
    return interpret(request, body);
  }

  private TimeStampRequest question(byte[] sha256) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(NONCE_BITS, random));
  }

  /** One deadline for connecting, headers and body. */
  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> asked)
      throws IOException {
    try {
      return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw new IOException("no whole answer within " + timeout.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting", e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  private StampOutcome interpret(TimeStampRequest request, byte[] body) {
    TimeStampToken token = TimeStampToken.parse(body);
    try {
      TimeStampResponse response = new TimeStampResponse(body);
      if (!TimeStampToken.isGranted(response)) {
        return new StampOutcome.Refused(address + ": " + TimeStampToken.refusal(response));
      }
      response.validate(request);
    } catch (TSPException | IOException | RuntimeException e) {
      // Bouncy Castle throws several unchecked kinds on malformed DER.
      return new StampOutcome.Unusable(
          address + ": not a token for this question: " + e.getMessage());
    }
    return switch (token.checkOwnCertificate(request.getMessageImprintDigest())) {
      case TokenCheck.Valid valid -> new StampOutcome.Stamped(body, valid.genTime());
      case TokenCheck.Untrusted no -> unusable(no.reason());
      case TokenCheck.Differs no -> unusable("token is over " + no.found());
      case TokenCheck.Malformed no -> unusable(no.reason());
    };
  }

  private StampOutcome unusable(String reason) {
    return new StampOutcome.Unusable(address + ": " + reason);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
