// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.trucewatch.adapters.registryjson.RegistryJson;
import org.trucewatch.adapters.senderbatch.DeviceKey;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.app.bench.BenchSender.Tally;
import org.trucewatch.app.receive.Gateway;
import org.trucewatch.app.receive.GatewayServer;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.BatchFormat.Reading;
import org.trucewatch.pipeline.sender.BatchFormat.SignedBatch;
import org.trucewatch.pipeline.sender.Device;
import org.trucewatch.pipeline.sender.Device.Quota;
import org.trucewatch.pipeline.sender.RegistryAct;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceEnrolled;
import org.trucewatch.pipeline.sender.RegistryAct.OwnerRegistered;

/**
 * How many signed batches a gateway takes, and how long a device waits for its receipt. Senders and gateway share the machine, so
 * a sender's own signing counts against the figures.
 */
public final class SenderBench {
  /** Devices that send at once. */
  public static final int SENDERS = 64;

  /** Of them, captured ones that flood: 5 %, rounded up. */
  public static final int FLOODERS = 4;

  private static final Quota UNLIMITED = new Quota(Integer.MAX_VALUE, Long.MAX_VALUE);
  private static final Duration HONEST_PAUSE = Duration.ofMillis(100);
  private static final Duration CHECKING = Duration.ofSeconds(1);
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private SenderBench() {}

  /**
   * One figure.
   *
   * @param unit of the value, as in {@code batches/s} or {@code ms}
   */
  public record Row(String what, double value, String unit) {
    /** For people. */
    public String line() {
      return String.format(Locale.ROOT, "%-64s %12.1f %s", what, value, unit);
    }
  }

  /**
   * Measures in an empty folder on a local disk; takes some twenty seconds and leaves its logs there.
   *
   * @param each how long each load runs
   */
  public static List<Row> run(Path folder, Duration each, Consumer<String> progress) {
    List<Row> rows = new ArrayList<>();
    progress.accept("Checking signatures with Bouncy Castle and with the JDK");
    rows.addAll(verification());
    progress.accept(SENDERS + " senders, in process");
    rows.addAll(inProcess(folder.resolve("in-process"), each));
    progress.accept(SENDERS + " senders over HTTP");
    rows.addAll(overHttp(folder.resolve("http"), each));
    progress.accept(FLOODERS + " of " + SENDERS + " senders flood");
    rows.addAll(flood(folder.resolve("flood"), each));
    return rows;
  }

  private static List<Row> verification() {
    DeviceKey key = BenchSender.key(0);
    byte[] bytes = new BenchSender(0).next();
    SenderBatchCodec codec = new SenderBatchCodec();
    SignedBatch signed = read(codec, bytes);
    PublicKey publicKey = jdkKey(key.publicKey());
    double ours = perSecond(() -> codec.isSignedBy(signed, key.publicKey()));
    double jdk = perSecond(() -> jdkVerifies(publicKey, signed));
    double whole = perSecond(() -> codec.isSignedBy(read(codec, bytes), key.publicKey()));
    return List.of(
        new Row("signatures checked, Bouncy Castle, one thread", ours, "/s"),
        new Row("signatures checked, JDK, one thread", jdk, "/s"),
        new Row("batches of " + bytes.length + " bytes read and checked, one thread", whole, "/s"));
  }

  private static SignedBatch read(SenderBatchCodec codec, byte[] bytes) {
    return switch (codec.read(bytes)) {
      case Reading.Read read -> read.batch();
      case Reading.Malformed malformed -> throw new IllegalStateException(malformed.reason());
    };
  }

  private static PublicKey jdkKey(String hex) {
    try {
      byte[] raw = HexFormat.of().parseHex(hex);
      byte[] der = java.util.Arrays.copyOf(SPKI, SPKI.length + raw.length);
      System.arraycopy(raw, 0, der, SPKI.length, raw.length);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime since 15 has Ed25519", e);
    }
  }

  private static boolean jdkVerifies(PublicKey key, SignedBatch signed) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(signed.message());
      return verifier.verify(signed.signature());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime since 15 has Ed25519", e);
    }
  }

  /** The second half of the time counts: the first warms the compiler. */
  private static double perSecond(java.util.function.BooleanSupplier work) {
    long count = 0;
    long begin = System.nanoTime();
    long warm = begin + CHECKING.toNanos() / 2;
    long end = begin + CHECKING.toNanos();
    long now = begin;
    long counted = 0;
    while (now < end) {
      if (!work.getAsBoolean()) {
        throw new IllegalStateException("a right signature was refused");
      }
      now = System.nanoTime();
      counted += now > warm ? 1 : 0;
      count++;
    }
    return counted == 0 ? count : counted * 2e9 / CHECKING.toNanos();
  }

  private static List<Row> inProcess(Path folder, Duration each) {
    enrol(folder, UNLIMITED, UNLIMITED);
    try (Gateway gateway = open(folder)) {
      Tally tally = BenchSender.load(SENDERS, 0, each, Duration.ZERO, gateway::submit);
      return rows("in process", tally, each);
    }
  }

  private static List<Row> overHttp(Path folder, Duration each) {
    enrol(folder, UNLIMITED, UNLIMITED);
    try (Gateway gateway = open(folder);
        GatewayServer server = GatewayServer.start(gateway, "127.0.0.1", 0)) {
      HttpDoor door = new HttpDoor(server.address());
      Tally tally = BenchSender.load(SENDERS, 0, each, Duration.ZERO, door::submit);
      return rows("over HTTP", tally, each);
    }
  }

  private static List<Row> rows(String how, Tally tally, Duration each) {
    return List.of(
        new Row(
            SENDERS + " senders " + how + ", batches accepted",
            tally.accepted() / (each.toMillis() / 1e3),
            "/s"),
        new Row(SENDERS + " senders " + how + ", receipt p50", tally.percentileMillis(0.5), "ms"),
        new Row(SENDERS + " senders " + how + ", receipt p99", tally.percentileMillis(0.99), "ms"));
  }

  private static List<Row> flood(Path folder, Duration each) {
    enrol(folder, Quota.DEFAULT, UNLIMITED);
    try (Gateway gateway = open(folder)) {
      Tally calm =
          BenchSender.load(SENDERS - FLOODERS, FLOODERS, each, HONEST_PAUSE, gateway::submit);
      Flood flood = Flood.start(FLOODERS, gateway::submit);
      Tally beside =
          BenchSender.load(SENDERS - FLOODERS, SENDERS, each, HONEST_PAUSE, gateway::submit);
      long turnedAway = flood.stop();
      return List.of(
          new Row("honest senders alone, receipt p99", calm.percentileMillis(0.99), "ms"),
          new Row(
              "beside " + FLOODERS + " of " + SENDERS + " that flood, receipt p99",
              beside.percentileMillis(0.99),
              "ms"),
          new Row(
              "batches of the flood that were refused", turnedAway / (each.toMillis() / 1e3), "/s"),
          new Row("honest batches refused beside the flood", beside.refused(), "batches"));
    }
  }

  private static Gateway open(Path folder) {
    return Gateway.open(folder, "bench", folder.resolve("keys"), Clock.systemUTC());
  }

  /** Flooders are the first devices; honest ones have two numbers each, for the calm and for the flood. */
  private static void enrol(Path folder, Quota first, Quota others) {
    try (LogFolder logs = LogFolder.openWithKeys(
        folder, "bench", folder.resolve("keys"), List.of(Sealer.GOVERNANCE))) {
      seal(logs, new OwnerRegistered("bench", "Bench", "bench", "bench"));
      for (int i = 0; i < 2 * SENDERS; i++) {
        Device device = new Device(
            BenchSender.id(i),
            "bench",
            BenchSender.key(i).publicKey(),
            Instant.EPOCH,
            Instant.parse("9999-01-01T00:00:00Z"),
            Set.of("miniseed"),
            i < FLOODERS ? first : others);
        seal(logs, new DeviceEnrolled(device, "bench", "bench"));
      }
      logs.publish();
    }
  }

  private static void seal(LogFolder logs, RegistryAct act) {
    logs.seal(
        Sealer.GOVERNANCE,
        new SealEntry(
            act.kind(),
            RegistryJson.MEDIA_TYPE,
            "registry",
            Instant.EPOCH,
            List.of(),
            RegistryJson.write(act)));
  }

  /** One row by its words, for whoever prints a summary. */
  public static Optional<Row> find(List<Row> rows, String words) {
    return rows.stream().filter(row -> row.what().contains(words)).findFirst();
  }
}
