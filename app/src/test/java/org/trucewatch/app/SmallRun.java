// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.app.replay.InputFile;
import org.trucewatch.app.replay.ReplayRunner;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.Registration;
import org.trucewatch.pipeline.RunSettings;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.signal.DetectorSettings;

/** Small runs of the whole path, for tests: reports as text, the demo's agreement or one given. */
public final class SmallRun {
  private final List<InputFile> inputs = new ArrayList<>();

  public SmallRun with(String name, String format, byte[] bytes) {
    return with(name, format, "", "", bytes);
  }

  public SmallRun with(String name, String format, String about, String reporter, byte[] bytes) {
    inputs.add(
        new InputFile(new Registration("file:" + name, format, about, reporter), () -> bytes));
    return this;
  }

  public SmallRun with(String name, String format, String... lines) {
    return with(name, format, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public Picture run(Path agreement, Path logs) {
    return run(agreement, logs, LogFolder::openSeeded);
  }

  public Picture run(Path agreement, Path logs, ReplayRunner.Sealing sealing) {
    RunSettings settings = new RunSettings(
        "test",
        "Test",
        "",
        true,
        DetectorSettings.INFRASOUND,
        AssociationSettings.DEFAULT,
        inputs.stream().map(InputFile::registration).toList());
    return new ReplayRunner(step -> {}, sealing)
        .run(
            "test",
            settings,
            agreement,
            1,
            Instant.parse("2031-05-09T00:00:00Z"),
            Duration.ofMillis(1),
            inputs,
            logs);
  }

  public static Path demoAgreement() {
    return Path.of(System.getProperty("trucewatch.root", ".."), "agreements", "exercise-demo");
  }
}
