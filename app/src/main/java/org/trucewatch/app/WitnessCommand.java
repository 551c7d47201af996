// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.trucewatch.evidence.witness.WitnessHelp;
import org.trucewatch.evidence.witness.WitnessProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/**
 * Names the witness program among the commands. The launcher starts that program itself, on module evidence alone; this is
 * for {@code trucewatch help} and for those who start {@link Main} without the launcher.
 */
@Command(
    name = "witness",
    description = "Cosigns the checkpoints of logs that only grow: a small program of its own.",
    footer = {"", WitnessHelp.TEXT})
final class WitnessCommand implements Callable<Integer> {
  @Parameters(hidden = true)
  private List<String> words = List.of();

  @Unmatched
  private List<String> options = List.of();

  @Override
  public Integer call() {
    throw new UserError("The witness (" + options + words
        + ") is started by the launcher bin/trucewatch, or by java -jar"
        + " evidence.jar; see trucewatch help witness. Class " + WitnessProgram.class.getName());
  }
}
