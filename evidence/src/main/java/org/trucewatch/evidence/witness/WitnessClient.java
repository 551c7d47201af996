// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.trucewatch.evidence.merkle.ConsistencyProof;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.Decimal;
import org.trucewatch.evidence.note.MalformedNoteException;
import org.trucewatch.evidence.note.NoteSignature;
import org.trucewatch.evidence.note.VerifierKey;

/**
 * Asks one witness for its cosignature. It remembers the size that the witness signed last; when the
 * witness says another, it asks once more from there. Not for use by two threads at once.
 */
public final class WitnessClient {

  /** Most bytes of an answer that are read. */
  private static final int ANSWER_BYTES_MAX = 64 << 10;

  /** From here on HTTP's statuses say that the other side failed. */
  private static final int SERVER_ERROR = 500;

  private final HttpClient http;
  private final URI address;
  private final VerifierKey key;
  private final Duration timeout;
  private long knownSize;

  /**
   * A client.
   *
   * @param submissionPrefix of the witness, as a policy names it
   * @param key by which the witness cosigns
   * @param timeout of one request
   */
  public WitnessClient(
      HttpClient http, String submissionPrefix, VerifierKey key, Duration timeout) {
    this.http = http;
    this.address = URI.create(submissionPrefix.replaceAll("/+$", "") + "/add-checkpoint");
    String scheme = String.valueOf(address.getScheme());
    if (!scheme.equals("http") && !scheme.equals("https") || address.getHost() == null) {
      throw new IllegalArgumentException("witness " + key.name() + " is at \"" + submissionPrefix
          + "\", expected http://... or https://...");
    }
    this.key = key;
    this.timeout = timeout;
  }

  /** Gives the proof from an old size to the checkpoint's. */
  @FunctionalInterface
  public interface Proofs {
    ConsistencyProof from(long oldSize);
  }

  /** Asks for a cosignature. */
  public WitnessOutcome ask(Checkpoint checkpoint, Proofs proofs) {
    WitnessOutcome first = once(checkpoint, proofs);
    boolean stale = first instanceof WitnessOutcome.Refused refused && refused.status() == 409;
    return stale && knownSize <= checkpoint.size() ? once(checkpoint, proofs) : first;
  }

  private WitnessOutcome once(Checkpoint checkpoint, Proofs proofs) {
    long oldSize = Math.min(knownSize, checkpoint.size());
    byte[] body =
        new AddCheckpointRequest(oldSize, proofs.from(oldSize).path(), checkpoint).encode();
    HttpRequest request = HttpRequest.newBuilder(address)
        .timeout(timeout)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        String text = new String(in.readNBytes(ANSWER_BYTES_MAX), StandardCharsets.UTF_8);
        return interpret(checkpoint, response.statusCode(), text);
      }
    } catch (IOException e) {
      return new WitnessOutcome.NoAnswer(address + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new WitnessOutcome.NoAnswer(address + ": interrupted while waiting");
    } catch (IllegalArgumentException e) {
      return new WitnessOutcome.Nonsense(address + ": " + e.getMessage());
    }
  }

  /**
   * The last checkpoint of a log that the witness says it cosigned; empty where it has none or does not say. Nothing in
   * it is checked yet.
   */
  Optional<Checkpoint> lastSeen(String origin) {
    URI monitored = address.resolve(Witness.folder(origin) + "/checkpoint");
    HttpRequest request = HttpRequest.newBuilder(monitored).timeout(timeout).build();
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] note = in.readNBytes(ANSWER_BYTES_MAX);
        return response.statusCode() == 200
            ? Optional.of(Checkpoint.parse(note))
            : Optional.empty();
      }
    } catch (IOException | MalformedNoteException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private WitnessOutcome interpret(Checkpoint checkpoint, int status, String text) {
    if (status == 409) {
      knownSize = Decimal.parse(text.strip());
      return new WitnessOutcome.Refused(status, "witness signed size " + knownSize + " last");
    }
    if (status >= SERVER_ERROR) {
      return new WitnessOutcome.NoAnswer(address + ": HTTP status " + status + " " + text.strip());
    }
    if (status != 200) {
      return new WitnessOutcome.Refused(status, text.strip());
    }
    for (String line : text.strip().split("\n", -1)) {
      NoteSignature signature = NoteSignature.parse(line);
      if (key.names(signature)) {
        if (!key.verifies(checkpoint.note(), signature)) {
          throw new MalformedNoteException(
              "signature by " + key.name() + " is not over our checkpoint");
        }
        knownSize = checkpoint.size();
        return new WitnessOutcome.Cosigned(signature);
      }
    }
    return new WitnessOutcome.Nonsense(address + ": no line by " + key.text());
  }
}
