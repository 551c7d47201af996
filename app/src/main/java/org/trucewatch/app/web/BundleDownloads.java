// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.trucewatch.app.bundle.BundleExport;

/** Hands out results as bundles. Each is written and checked anew; the log may have grown since. */
final class BundleDownloads {
  /** Written at a time; each takes disk and hashing, and more wait for nobody. */
  static final int AT_ONCE_MAX = 2;

  /** Larger ones are for the command line, where nobody's browser waits. */
  static final long BYTES_MAX = 1L << 30;

  private final Semaphore places = new Semaphore(AT_ONCE_MAX);
  private final BundleExport export;

  BundleDownloads(Path logs) {
    this.export = new BundleExport(logs);
  }

  /** Answers with the bundle of the result that the request names. */
  void answer(Context ctx) {
    long index = PageServer.index(ctx);
    if (!places.tryAcquire()) {
      text(
          ctx.header("Retry-After", "5"),
          503,
          AT_ONCE_MAX + " bundles are being written; try again in some seconds");
      return;
    }
    try {
      send(ctx, index);
    } finally {
      places.release();
    }
  }

  private void send(Context ctx, long index) {
    try {
      Path folder = Files.createTempDirectory("trucewatch-bundle");
      Path file = folder.resolve(BundleExport.fileName(index));
      try {
        export.write(index, file);
        long size = Files.size(file);
        if (size > BYTES_MAX) {
          text(
              ctx,
              413,
              "the bundle has " + size + " bytes, more than " + BYTES_MAX
                  + "; write it with: trucewatch bundle LOGS findings:" + index);
          return;
        }
        ctx.contentType("application/zip")
            .header("Content-Length", Long.toString(size))
            .header("Cache-Control", "no-store")
            .header("Content-Disposition", "attachment; filename=\"" + file.getFileName() + "\"")
            .result(Files.newInputStream(file));
      } finally {
        // The open stream keeps what it reads; names go at once, whatever becomes of the request.
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the bundle cannot be written", e);
    }
  }

  private static void text(Context ctx, int status, String text) {
    ctx.status(status).contentType("text/plain; charset=utf-8").result(text);
  }
}
