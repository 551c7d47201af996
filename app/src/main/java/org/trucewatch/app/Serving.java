// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.trucewatch.app.web.PageServer;

/** Keeps the page's server up until the person stops it. */
final class Serving {
  static final int PORT = 8086;
  private static final int PORT_MAX = 65_535;

  private Serving() {}

  /** Tells before a long run that its port cannot be. */
  static void requirePort(int port) {
    if (port < 0 || port > PORT_MAX) {
      throw new UserError("--port is " + port + ", expected 0 (any free one) to " + PORT_MAX
          + ". Nothing was run.");
    }
  }

  /** Prints the address and opens it in the browser, where there is one. */
  static void announce(PageServer server, List<String> browserCommand) {
    System.out.println();
    System.out.println("Trucewatch is at " + server.address() + "  (Ctrl-C stops it)");
    System.out.flush();
    if (!browserCommand.isEmpty()) {
      open(server.address(), browserCommand);
    }
  }

  /** Prints the address and waits for Ctrl-C. */
  static int untilInterrupted(PageServer server, List<String> browserCommand) {
    announce(server, browserCommand);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      server.close();
      stopped.countDown();
    }));
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  /** Waits until the process is ended; whoever serves has its own shutdown hook. */
  static int untilStopped() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  /** The command that opens an address in the person's browser; empty where there is no desktop. */
  static List<String> browserCommand() {
    String os = System.getProperty("os.name", "");
    if (os.startsWith("Mac")) {
      return List.of("open");
    }
    if (os.startsWith("Windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler");
    }
    boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    return desktop ? List.of("xdg-open") : List.of();
  }

  private static void open(String address, List<String> command) {
    try {
      List<String> whole = new java.util.ArrayList<>(command);
      whole.add(address);
      new ProcessBuilder(whole)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      System.out.println(
          "No browser could be opened (" + e.getMessage() + "); open the address yourself.");
    }
  }
}
