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
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.trucewatch.adapters.registryjson.RegistryJson;
import org.trucewatch.adapters.senderbatch.DeviceKey;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.app.bench.BenchSender.Tally;
import org.trucewatch.app.receive.Gateway;
import org.trucewatch.app.receive.GatewayServer;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.benchmark.Figure;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.BatchFormat.Reading;
import org.trucewatch.pipeline.sender.BatchFormat.SignedBatch;
import org.trucewatch.pipeline.sender.Device;
import org.trucewatch.pipeline.sender.Device.Quota;
import org.trucewatch.pipeline.sender.RegistryAct;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceEnrolled;
import org.trucewatch.pipeline.sender.RegistryAct.OwnerRegistered;
import org.trucewatch.pipeline.sender.SenderGate;
import org.trucewatch.pipeline.sender.SenderOutcome;

/**
 * How many signed batches a gateway takes, and how long a device waits for its receipt. Batches are signed beforehand, as devices
 * sign on processors of their own; what they do otherwise, over HTTP above all, shares the machine with the gateway.
 */
final class SenderBench {
  static final String PART = "senders";
  private static final String GROUP = "signed senders";

  /** Devices that send at once. */
  static final int SENDERS = 64;

  /** Devices whose batches are on their way at once along a whole line of contact. */
  static final int MANY = 512;

  /** Of the former, captured ones that flood: 5 %, rounded up. */
  static final int FLOODERS = 4;

  private static final Quota UNLIMITED = new Quota(Integer.MAX_VALUE, Long.MAX_VALUE);
  private static final Duration HONEST_PAUSE = Duration.ofMillis(100);
  private static final Duration CHECKING = Duration.ofSeconds(1);
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private SenderBench() {}

  /**
   * Measures in an empty folder on a local disk and leaves its logs there.
   *
   * @param each how long each load runs
   */
  static List<Figure> run(Path folder, Duration each, Consumer<String> progress) {
    List<Figure> figures = new ArrayList<>(verification());
    for (int senders : List.of(SENDERS, MANY)) {
      progress.accept(senders + " senders, in process");
      figures.addAll(inProcess(folder.resolve("in-process-" + senders), each, senders));
    }
    progress.accept(SENDERS + " senders over HTTP");
    figures.addAll(overHttp(folder.resolve("http"), each));
    progress.accept(FLOODERS + " of " + SENDERS + " senders flood");
    figures.addAll(flood(folder.resolve("flood"), each));
    return figures;
  }

  private static List<Figure> verification() {
    DeviceKey key = BenchSender.key(0);
    byte[] bytes = new BenchSender(0).next();
    SenderBatchCodec codec = new SenderBatchCodec();
    SignedBatch signed = read(codec, bytes);
    PublicKey publicKey = jdkKey(key.publicKey());
    double ours = perSecond(() -> codec.isSignedBy(signed, key.publicKey()));
    double jdk = perSecond(() -> jdkVerifies(publicKey, signed));
    double whole = perSecond(() -> codec.isSignedBy(read(codec, bytes), key.publicKey()));
    return List.of(
        figure("signatures checked, Bouncy Castle, one thread", "/s", ours),
        figure("signatures checked, JDK, one thread", "/s", jdk),
        figure("Bouncy Castle against the JDK", "x", ours / jdk),
        figure("batches of " + bytes.length + " bytes read and checked, one thread", "/s", whole));
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

  private static List<Figure> inProcess(Path folder, Duration each, int senders) {
    enrol(folder, 2 * senders, UNLIMITED, UNLIMITED);
    try (Gateway gateway = open(folder)) {
      return measure(gateway, "in process", senders, each, gateway::submit);
    }
  }

  private static List<Figure> overHttp(Path folder, Duration each) {
    enrol(folder, 2 * SENDERS, UNLIMITED, UNLIMITED);
    try (Gateway gateway = open(folder);
        GatewayServer server = GatewayServer.start(gateway, "127.0.0.1", 0)) {
      HttpDoor door = new HttpDoor(server.address());
      return measure(gateway, "over HTTP", SENDERS, each, door::submit);
    }
  }

  /** A load that does not count comes first, from devices of its own, and warms the compiler. */
  private static List<Figure> measure(
      Gateway gateway,
      String how,
      int senders,
      Duration each,
      Function<byte[], SenderOutcome> door) {
    BenchSender.load(senders, senders, each, Duration.ZERO, door);
    long writes = forcedWrites(gateway);
    Tally tally = BenchSender.load(senders, 0, each, Duration.ZERO, door);
    double shared = tally.accepted() / (double) Math.max(1, forcedWrites(gateway) - writes);
    String load = senders + " senders " + how;
    return List.of(
        figure(load + ", batches accepted", "/s", tally.accepted() / (each.toMillis() / 1e3)),
        figure(load + ", batches that shared a forced write", "", shared),
        figure(load + ", receipt p50", "ms", tally.percentileMillis(0.5)),
        figure(load + ", receipt p99", "ms", tally.percentileMillis(0.99)),
        figure(load + ", refused", "", tally.refused()).exactly(0));
  }

  private static long forcedWrites(Gateway gateway) {
    return gateway.health().snapshot().stream()
        .mapToLong(component -> component.counts().getOrDefault(SenderGate.APPENDS, 0L))
        .sum();
  }

  private static Figure figure(String name, String unit, double value) {
    return Figure.of(GROUP, name, unit, value);
  }

  private static List<Figure> flood(Path folder, Duration each) {
    enrol(folder, 2 * SENDERS, Quota.DEFAULT, UNLIMITED);
    try (Gateway gateway = open(folder)) {
      Tally calm =
          BenchSender.load(SENDERS - FLOODERS, FLOODERS, each, HONEST_PAUSE, gateway::submit);
      Flood flood = Flood.start(FLOODERS, gateway::submit);
      Tally flooded =
          BenchSender.load(SENDERS - FLOODERS, SENDERS, each, HONEST_PAUSE, gateway::submit);
      long turnedAway = flood.stop();
      String beside = "beside " + FLOODERS + " of " + SENDERS + " that flood";
      return List.of(
          figure("honest senders alone, receipt p99", "ms", calm.percentileMillis(0.99)),
          figure(beside + ", receipt p99", "ms", flooded.percentileMillis(0.99)),
          figure(
              "batches of the flood that were refused", "/s", turnedAway / (each.toMillis() / 1e3)),
          figure(beside + ", honest batches refused", "", flooded.refused()).exactly(0));
    }
  }

  /** Private keys do not lie beside what a log serves. */
  private static Path keys(Path folder) {
    return folder.resolveSibling(folder.getFileName() + "-keys");
  }

  private static Gateway open(Path folder) {
    return Gateway.open(folder, "bench", keys(folder), Clock.systemUTC());
  }

  /** Flooders are the first devices; each other has two numbers, as each load is sent by devices of its own. */
  private static void enrol(Path folder, int devices, Quota first, Quota others) {
    try (LogFolder logs =
        LogFolder.openWithKeys(folder, "bench", keys(folder), List.of(Sealer.GOVERNANCE))) {
      List<Entry> acts = new ArrayList<>();
      acts.add(entry(new OwnerRegistered("bench", "Bench", "bench", "bench")));
      for (int i = 0; i < devices; i++) {
        Device device = new Device(
            BenchSender.id(i),
            "bench",
            BenchSender.key(i).publicKey(),
            Instant.EPOCH,
            Instant.parse("9999-01-01T00:00:00Z"),
            Set.of("miniseed"),
            i < FLOODERS ? first : others);
        acts.add(entry(new DeviceEnrolled(device, "bench", "bench")));
      }
      logs.log(Sealer.GOVERNANCE).appendAll(acts);
      logs.publish();
    }
  }

  private static Entry entry(RegistryAct act) {
    return Entry.inline(
        act.kind(),
        RegistryJson.MEDIA_TYPE,
        Instant.EPOCH,
        "registry",
        List.of(),
        RegistryJson.write(act));
  }
}
