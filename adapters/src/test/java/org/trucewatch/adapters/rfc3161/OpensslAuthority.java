// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.rfc3161;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A real time-stamp authority for tests: {@code openssl ts} behind the JDK's HTTP server, under a certificate authority made
 * on the spot.
 */
public final class OpensslAuthority implements AutoCloseable {
  /** Arguments of {@code openssl x509} that give the authority its certificate. */
  private static final String TIME_STAMPING = "extendedKeyUsage=critical,timeStamping";

  private final Path folder;
  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();

  private OpensslAuthority(Path folder) {
    this.folder = folder;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newSingleThreadExecutor(task -> {
      Thread thread = new Thread(task, "openssl-ts");
      thread.setDaemon(true);
      return thread;
    }));
    server.start();
  }

  /** Skips the test on a machine without openssl. */
  public static void assumePresent() {
    boolean present;
    try {
      present = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException e) {
      present = false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Assumptions.assumeTrue(present, "skipped: no openssl here (Debian: apt-get install openssl)");
  }

  /** An authority in good order. */
  public static OpensslAuthority start(Path folder) {
    return start(folder, TIME_STAMPING, List.of("-days", "30"));
  }

  /** An authority whose certificate is wrong in some way. */
  static OpensslAuthority start(Path folder, String extension, List<String> validity) {
    assumePresent();
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("extension"), extension + "\n");
      Files.writeString(folder.resolve("serial"), "01\n");
      Files.writeString(folder.resolve("ts.cnf"), configuration(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    OpensslAuthority authority = new OpensslAuthority(folder);
    authority.makeCertificates(validity);
    return authority;
  }

  private static String configuration(Path folder) {
    return String.join(
        "\n",
        "[tsa]",
        "default_tsa = main",
        "[main]",
        "serial = " + folder.resolve("serial"),
        "signer_cert = " + folder.resolve("tsa.pem"),
        "certs = " + folder.resolve("ca.pem"),
        "signer_key = " + folder.resolve("tsa.key"),
        "signer_digest = sha256",
        "default_policy = 1.2.3.4.1",
        "digests = sha256",
        "accuracy = secs:1, millisecs:500, microsecs:100",
        "ess_cert_id_alg = sha256",
        "");
  }

  private void makeCertificates(List<String> validity) {
    String name = "/O=Test/CN=" + folder.getFileName();
    openssl(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem",
        "-days",
        "3650",
        "-subj",
        name + " CA");
    openssl(
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        "tsa.key",
        "-out",
        "tsa.csr",
        "-subj",
        name);
    List<String> sign = new ArrayList<>(List.of(
        "x509",
        "-req",
        "-in",
        "tsa.csr",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-extfile",
        "extension",
        "-out",
        "tsa.pem"));
    sign.addAll(validity);
    openssl(sign.toArray(String[]::new));
  }

  /** Runs openssl in this authority's folder and returns what it printed. */
  public String openssl(String... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectInput(new File("/dev/null"))
          .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] query = exchange.getRequestBody().readAllBytes();
    byte[] reply = reply(query);
    exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
    exchange.sendResponseHeaders(200, reply.length);
    exchange.getResponseBody().write(reply);
    exchange.close();
  }

  /** The authority's answer to a TimeStampReq in DER. */
  byte[] reply(byte[] query) {
    int number = asked.incrementAndGet();
    Path in = folder.resolve("q" + number + ".tsq");
    Path out = folder.resolve("r" + number + ".tsr");
    try {
      Files.write(in, query);
      openssl(
          "ts",
          "-reply",
          "-config",
          "ts.cnf",
          "-section",
          "main",
          "-queryfile",
          in.toString(),
          "-out",
          out.toString());
      return Files.readAllBytes(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often it was asked. */
  public int asked() {
    return asked.get();
  }

  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/tsr");
  }

  /** The certificate that certifies this authority, PEM. */
  public Path certificate() {
    return folder.resolve("ca.pem");
  }

  /** The authority's own certificate, PEM. */
  Path ownCertificate() {
    return folder.resolve("tsa.pem");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
