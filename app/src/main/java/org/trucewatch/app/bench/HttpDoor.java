// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.trucewatch.evidence.SignedReceipt;
import org.trucewatch.pipeline.sender.Refusal;
import org.trucewatch.pipeline.sender.Refusal.Cause;
import org.trucewatch.pipeline.sender.SenderOutcome;

/** A gateway's address as senders of the bench use it. */
final class HttpDoor {
  /** One version from the start: each request would else offer to change to HTTP/2. */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI batches;

  HttpDoor(String address) {
    batches = URI.create(address).resolve("batches");
  }

  SenderOutcome submit(byte[] bytes) {
    try {
      HttpResponse<byte[]> answer = client.send(
          HttpRequest.newBuilder(batches)
              .header("Content-Type", "application/cose")
              .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() == 200
          ? new SenderOutcome.Accepted(SignedReceipt.parse(answer.body()), List.of())
          : new SenderOutcome.Refused(
              new Refusal(Cause.BUSY, "bench", "HTTP status " + answer.statusCode(), "200", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(batches + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the bench was interrupted", e);
    }
  }
}
