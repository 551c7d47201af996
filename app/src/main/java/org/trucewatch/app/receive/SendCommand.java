// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.senderbatch.DeviceKey;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.Batch.Observed;
import org.trucewatch.pipeline.sender.Batch.SeenCheckpoint;
import org.trucewatch.pipeline.sender.Batch.Stamp;
import org.trucewatch.pipeline.sender.Batch.TimeQuality;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs files into batches and sends them until they are acknowledged. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Signs each FILE into a batch of its own and sends it to a receiver until it is acknowledged. Where a run was cut off, the"
          + " next one first sends again what was not acknowledged. Each receipt is checked: the log must have signed that it keeps exactly this batch. Receipts, and what the log put before the batch (.entry), are kept beside STATE."
    },
    footer = {
      "",
      "Example:",
      "  trucewatch send 2031-03-15.mseed --format miniseed --device s-17 --key s-17.pem --state s-17.state \\",
      "      --to http://127.0.0.1:8087"
    })
public final class SendCommand implements Callable<Integer> {
  static final int RETRIES_MAX = 100;
  private static final int BOOT_BYTES = 16;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "What was observed.")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "Of the files, as the device is enrolled for.")
  private String format = "";

  @Option(names = "--device", required = true, paramLabel = "ID", description = "The device's id.")
  private String device = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "Its private key, PEM, readable by its owner alone.")
  private Path key = Path.of("");

  @Option(
      names = "--state",
      required = true,
      paramLabel = "FILE",
      description = "Keeps the device's place in its chain; made where it is missing.")
  private Path state = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      description = "The receiver, as it prints it.")
  private URI to = URI.create("");

  @Option(
      names = "--log-key",
      paramLabel = "FILE|VKEY",
      description =
          "The key of the receiver's observations log, as its log.vkey holds it: receipts count only under it. Default: the"
              + " one in STATE, or the one the receiver shows first, which is then kept there.")
  private @Nullable String logKey;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "How often to try again when nobody answers. Default: ${DEFAULT-VALUE}.")
  private int retries = 5;

  @Override
  public Integer call() {
    if (retries < 0 || retries > RETRIES_MAX) {
      throw new UserError("--retries is " + retries + ", expected 0 to " + RETRIES_MAX + ".");
    }
    DeviceKey privateKey = DeviceFiles.parseSecret(key, DeviceKey::parse);
    Upload upload = new Upload(to, retries, new Progress(System.err));
    SendState now = SendState.read(state)
        .orElseGet(() -> new SendState(device, newBoot(), 0, "", "", "").write(state));
    if (!now.deviceId().equals(device)) {
      throw new UserError(state + ": is the state of device " + now.deviceId()
          + ", expected that of " + device + ". Nothing was sent.");
    }
    now = pinned(now, upload);
    PinnedLog log = parsedKey(now.logKey());
    now = deliver(now, upload, log);
    Optional<SeenCheckpoint> seen = upload.newestCheckpoint(log);
    for (Path file : files) {
      byte[] batch = batch(file, now, privateKey, seen);
      now = deliver(now.with(batch).write(state), upload, log);
    }
    return 0;
  }

  /** The state with the key that receipts are checked by: the person's, the one of before, or on the first use the receiver's. */
  private SendState pinned(SendState now, Upload upload) {
    String given = logKey == null ? "" : parsedKey(vkeyText(logKey)).key().text();
    String known = now.logKey();
    if (!known.isEmpty() && !given.isEmpty() && !known.equals(given)) {
      throw new UserError(state + ": holds the log key " + known + ", expected that of --log-key, "
          + given + ". A log never changes its key; a device that moves to another log begins a new"
          + " STATE. Nothing was sent.");
    }
    if (!known.isEmpty()) {
      return now;
    }
    String key = given.isEmpty() ? parsedKey(upload.logKey()).key().text() : given;
    System.out.println("Receipts count under the log key " + key
        + (given.isEmpty() ? ", which the receiver showed. Compare it with its operator's" : "")
        + "; kept in " + state);
    return now.believing(key).write(state);
  }

  private static String vkeyText(String fileOrKey) {
    boolean key = fileOrKey.contains("+") && !Files.exists(Path.of(fileOrKey));
    return key ? fileOrKey : DeviceFiles.parse(Path.of(fileOrKey), String::strip);
  }

  private PinnedLog parsedKey(String text) {
    try {
      return new PinnedLog(VerifierKey.parse(text.strip()), device);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "The log's key cannot be used: " + e.getMessage() + ". Nothing was sent.");
    }
  }

  private SendState deliver(SendState now, Upload upload, PinnedLog log) {
    Optional<byte[]> waiting = now.waitingBatch();
    if (waiting.isEmpty()) {
      return now;
    }
    String where = "batch " + now.sequence() + " of boot " + now.bootId();
    Upload.Acknowledged answer = upload.send(where, waiting.get(), log);
    Path receipts = Path.of(state + ".receipts");
    try {
      Files.createDirectories(receipts);
    } catch (IOException e) {
      throw new UserError(receipts + ": cannot be made (" + e.getMessage() + ").");
    }
    String name = now.bootId() + "-" + now.sequence();
    DeviceFiles.replace(receipts.resolve(name + ".entry"), answer.header());
    DeviceFiles.replace(receipts.resolve(name + ".receipt"), answer.receipt());
    System.out.println(where + ": " + answer.outcome() + ", observations:" + answer.index());
    return now.acknowledged().write(state);
  }

  private byte[] batch(
      Path file, SendState now, DeviceKey privateKey, Optional<SeenCheckpoint> seen) {
    DeviceFiles.requireFile(file);
    try {
      if (Files.size(file) > Batch.BYTES_MAX) {
        throw new UserError(file + ": has " + Files.size(file) + " bytes, expected less than "
            + Batch.BYTES_MAX + ", as a batch holds no more. Split it. It was not sent.");
      }
      Path name = file.getFileName();
      Observed observed = new Observed(
          name == null ? file.toString() : name.toString(),
          format,
          Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MICROS),
          Files.readAllBytes(file));
      Batch batch = new Batch(
          device,
          now.bootId(),
          now.sequence() + 1,
          now.previous(),
          new Stamp(
              Instant.now().truncatedTo(ChronoUnit.MICROS), TimeQuality.UNKNOWN, Optional.empty()),
          Optional.empty(),
          seen,
          List.of(observed));
      byte[] bytes = SenderBatchCodec.sign(batch, privateKey);
      if (bytes.length > Batch.BYTES_MAX) {
        throw new UserError(file + ": makes a batch of " + bytes.length
            + " bytes, expected at most " + Batch.BYTES_MAX + ". Split it. It was not sent.");
      }
      return bytes;
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + "). It was not sent.");
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": " + e.getMessage() + ". It was not sent.");
    }
  }

  private static String newBoot() {
    byte[] id = new byte[BOOT_BYTES];
    new SecureRandom().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
