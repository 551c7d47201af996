// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

/**
 * A report that is told exactly once: when the work is done, or when the program is stopped before. Whoever comes first tells it, and the
 * other waits until it is told, so that Ctrl-C at the very end neither loses it nor tells it twice. Thread-safe.
 */
public final class StoppedReport {
  private final Runnable report;
  private final Thread hook;
  private boolean isTold;

  private StoppedReport(String name, Runnable report) {
    this.report = report;
    this.hook = new Thread(this::tell, name);
  }

  /** Tells a report when the program is stopped, until it is {@link #finish finished}. */
  public static StoppedReport whenStopped(String name, Runnable report) {
    StoppedReport stopped = new StoppedReport(name, report);
    try {
      Runtime.getRuntime().addShutdownHook(stopped.hook);
    } catch (IllegalStateException e) {
      // The program is being stopped already: nothing was done that could be told.
    }
    return stopped;
  }

  /** The work is done: tells the report, if that did not happen yet. */
  public void finish() {
    tell();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is being stopped: the hook runs, and finds the report told.
    }
  }

  /** What the hook does. */
  synchronized void tell() {
    if (!isTold) {
      isTold = true;
      report.run();
    }
  }
}
