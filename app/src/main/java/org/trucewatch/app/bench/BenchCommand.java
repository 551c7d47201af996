// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import org.trucewatch.app.bench.association.AssociationCommand;
import org.trucewatch.app.bench.calibration.CalibrationCommand;
import org.trucewatch.app.bench.judgement.JudgementCommand;
import org.trucewatch.app.bench.provisions.ProvisionsCommand;
import org.trucewatch.app.bench.stream.StreamCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the benches. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures how well a step does on real input whose answer is known.",
    subcommands = {
      AssociationCommand.class,
      CalibrationCommand.class,
      ClockFaultsCommand.class,
      EvidenceCommand.class,
      JudgementCommand.class,
      ProvisionsCommand.class,
      StreamCommand.class
    })
public final class BenchCommand implements Runnable {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "bench: names no bench, expected one of " + spec.subcommands().keySet() + ".");
  }
}
