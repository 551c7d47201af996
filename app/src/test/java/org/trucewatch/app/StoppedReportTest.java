// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoppedReportTest {
  @Test
  void isToldOnceWhoeverComesFirst() throws InterruptedException {
    AtomicInteger told = new AtomicInteger();
    StoppedReport report = StoppedReport.whenStopped("test-report", told::incrementAndGet);
    Thread hook = new Thread(report::tell);
    hook.start();
    report.finish();
    hook.join();
    report.finish();
    assertThat(told).hasValue(1);
  }

  @Test
  void theSecondWaitsUntilTheFirstHasTold() throws InterruptedException {
    CountDownLatch telling = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger told = new AtomicInteger();
    StoppedReport report = StoppedReport.whenStopped("test-report", () -> {
      telling.countDown();
      await(mayEnd);
      told.incrementAndGet();
    });
    Thread work = new Thread(report::finish);
    work.start();
    await(telling);
    AtomicInteger seenByHook = new AtomicInteger(-1);
    Thread hook = new Thread(() -> {
      report.tell();
      seenByHook.set(told.get());
    });
    hook.start();
    mayEnd.countDown();
    work.join();
    hook.join();
    assertThat(seenByHook).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A program whose work ends in the midst of its being stopped: removing the hook then throws, which nobody may see. */
  static final class Stopping {
    private Stopping() {}

    public static void main(String[] args) throws InterruptedException {
      StoppedReport report =
          StoppedReport.whenStopped("test-report", () -> System.out.println("told"));
      CountDownLatch stopping = new CountDownLatch(1);
      CountDownLatch finished = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        stopping.countDown();
        StoppedReportTest.await(finished);
      }));
      Thread stop = new Thread(() -> System.exit(0));
      stop.setDaemon(true);
      stop.start();
      StoppedReportTest.await(stopping);
      report.finish();
      StoppedReport.whenStopped("late-report", () -> {}).finish();
      System.out.println("finished");
      finished.countDown();
      stop.join();
    }
  }

  @Test
  void endingWhileTheProgramIsStoppedFailsNowhere() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Stopping.class.getName())
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said.lines()).containsExactly("told", "finished");
  }
}
