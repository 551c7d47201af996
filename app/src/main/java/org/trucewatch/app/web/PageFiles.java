// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The built page, from the jar. Read as plain class-path resources, because a file system over a jar is a module that small
 * runtimes leave out.
 */
final class PageFiles {
  private static final Map<String, String> TYPES = Map.of(
      "html", "text/html; charset=utf-8",
      "js", "text/javascript; charset=utf-8",
      "css", "text/css; charset=utf-8",
      "json", "application/json; charset=utf-8",
      "geojson", "application/geo+json; charset=utf-8",
      "svg", "image/svg+xml",
      "png", "image/png",
      "ico", "image/x-icon",
      "woff2", "font/woff2",
      "txt", "text/plain; charset=utf-8");

  /** The page for checking evidence: one file, served as it can be saved. */
  static final String VERIFY_FILE = "/verify.html";

  private PageFiles() {}

  /** Answers with the page for checking evidence. */
  static void answerVerify(Context ctx) {
    send(ctx, VERIFY_FILE, "text/html; charset=utf-8");
  }

  /** Answers with the file of the request's path, or 404. */
  static void answer(Context ctx) {
    String path = ctx.path().equals("/") ? "/index.html" : ctx.path();
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null || !path.matches("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")) {
      throw new IllegalArgumentException("there is no such page");
    }
    send(ctx, path, type);
  }

  private static void send(Context ctx, String path, String type) {
    try (InputStream in = PageFiles.class.getResourceAsStream("/web" + path)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no such page");
      }
      // Names of built assets hold a hash of their content.
      boolean hashed = path.startsWith("/assets/");
      ctx.contentType(type)
          .header("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache")
          .result(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the page's file " + path + " cannot be read", e);
    }
  }
}
