// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.trucewatch.evidence.witness.WitnessHelp;
import org.trucewatch.evidence.witness.WitnessProgram;
import picocli.CommandLine.Command;
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
  @Unmatched
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    int code = WitnessProgram.run(arguments.toArray(String[]::new));
    boolean serves = code == 0 && arguments.contains("--state");
    return serves ? Serving.untilStopped() : code;
  }
}
