// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.app.UserError;
import org.trucewatch.pipeline.sender.Batch.Previous;

/**
 * Where a device is in its chain, as a file keeps it between runs. It is on the disk before a batch is sent, so that a crash
 * repeats a batch and never gives one number to two.
 *
 * @param bootId of this state's life: a new one where the file was lost
 * @param sequence of the last batch; 0 before the first
 * @param hash of the last batch; empty before the first
 * @param logKey of the observations log whose receipts the device believes; empty before it is known
 * @param waiting the last batch while it is not acknowledged, in base64; else empty
 */
record SendState(
    String deviceId, String bootId, long sequence, String hash, String logKey, String waiting) {
  private static final String FIRST_LINE = "trucewatch-sender/1";

  /** Reads the file; empty where there is none yet. */
  static Optional<SendState> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String[] lines = Files.readString(file).split("\n", -1);
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 1; i < lines.length; i++) {
        String[] parts = lines[i].split(": ", 2);
        values.put(parts[0], parts.length == 2 ? parts[1] : "");
      }
      SendState state = new SendState(
          values.getOrDefault("device", ""),
          values.getOrDefault("boot", ""),
          Long.parseLong(values.getOrDefault("sequence", "")),
          values.getOrDefault("hash", ""),
          values.getOrDefault("log-key", ""),
          values.getOrDefault("waiting", ""));
      if (!lines[0].equals(FIRST_LINE) || !state.text().equals(String.join("\n", lines))) {
        throw new IllegalArgumentException("another form");
      }
      return Optional.of(state);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError(
          file + ": is no sender's state (" + e.getMessage()
              + "), expected a file that send wrote. Restore it from a copy; without it the device starts anew, which its receiver notes.");
    }
  }

  /** Makes it durable. */
  SendState write(Path file) {
    DeviceFiles.replace(file, text());
    return this;
  }

  private String text() {
    return FIRST_LINE + "\ndevice: " + deviceId + "\nboot: " + bootId + "\nsequence: " + sequence
        + "\nhash: " + hash + (logKey.isEmpty() ? "" : "\nlog-key: " + logKey) + "\nwaiting: "
        + waiting + "\n";
  }

  Optional<Previous> previous() {
    return sequence == 0 ? Optional.empty() : Optional.of(new Previous(bootId, sequence, hash));
  }

  SendState with(byte[] batch) {
    return new SendState(
        deviceId,
        bootId,
        sequence + 1,
        SenderBatchCodec.hash(batch),
        logKey,
        Base64.getEncoder().encodeToString(batch));
  }

  SendState acknowledged() {
    return new SendState(deviceId, bootId, sequence, hash, logKey, "");
  }

  SendState believing(String key) {
    return new SendState(deviceId, bootId, sequence, hash, key, waiting);
  }

  Optional<byte[]> waitingBatch() {
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(Base64.getDecoder().decode(waiting));
  }
}
