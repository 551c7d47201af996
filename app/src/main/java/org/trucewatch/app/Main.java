// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.trucewatch.app.agreement.AgreementCommand;
import org.trucewatch.app.associate.AssociateCommand;
import org.trucewatch.app.bench.BenchCommand;
import org.trucewatch.app.bundle.BundleCommand;
import org.trucewatch.app.docket.DocketCommand;
import org.trucewatch.app.docket.ExplainCommand;
import org.trucewatch.app.exercise.ExerciseCommand;
import org.trucewatch.app.exercise.TruceCommand;
import org.trucewatch.app.plan.PlanCommand;
import org.trucewatch.app.receive.DeviceCommand;
import org.trucewatch.app.receive.ReceiveCommand;
import org.trucewatch.app.receive.SendCommand;
import org.trucewatch.app.sandbox.SandboxCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
    name = "trucewatch",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Verifies ceasefires: seals what sensors, satellites and people report, locates events, and says for each"
          + " obligation what is established, by which evidence, and what is missing."
    },
    footer = {
      "",
      "First steps:",
      "  trucewatch demo                           watch a simulated line of contact in the browser",
      "  trucewatch replay FOLDER                  run the golden path on a folder of miniSEED and StationXML",
      "  trucewatch replay replays/easter-2026.yaml",
      "  trucewatch verify LOGS                    recompute sealed findings offline",
      "  trucewatch explain FINDING                one finding on one page, with its evidence and what is missing",
      "  trucewatch docket CASE                    the docket of a case: criteria, clocks, votes, what would change it",
      "  trucewatch bundle LOGS FINDING            write a finding as one file, with all it rests on",
      "  trucewatch verify bundle FILE             verify such a file with nothing else",
      "  trucewatch attest LOGS --keys KEYS        let witnesses and time-stamp authorities vouch for it",
      "  trucewatch witness --help                 be a witness of other people's logs",
      "",
      "Exit codes: 0 done, 1 a verification found differences, 2 something to mend on the command line or in a file,",
      "3 our own error, 4 a verification found no difference but could not check all."
    },
    subcommands = {
      DemoCommand.class,
      ReplayCommand.class,
      ServeCommand.class,
      VerifyCommand.class,
      BundleCommand.class,
      AttestCommand.class,
      WitnessCommand.class,
      DeviceCommand.class,
      ReceiveCommand.class,
      SendCommand.class,
      AssociateCommand.class,
      PlanCommand.class,
      ExerciseCommand.class,
      SandboxCommand.class,
      TruceCommand.class,
      AgreementCommand.class,
      ExplainCommand.class,
      DocketCommand.class,
      BenchCommand.class,
      HelpCommand.class
    })
public final class Main {
  static final int DIFFERENT = 1;
  static final int USAGE = 2;
  static final int OUR_ERROR = 3;

  /** As a shell says of a program that Ctrl-C ended. */
  static final int STOPPED = 130;

  /** The server's own chatter; held here because the logging system keeps only weak references. */
  private static final Logger ROOT_LOGGER = Logger.getLogger("");

  private Main() {}

  public static void main(String[] args) {
    ROOT_LOGGER.setLevel(Level.WARNING);
    int code;
    try {
      code = run(args);
    } catch (VirtualMachineError e) {
      // Without this the runtime would leave with 1, which says that a verification found
      // differences.
      System.err.println("Trucewatch ran out of what this machine gave it (" + e
          + "). Give it more memory with JAVA_TOOL_OPTIONS=-Xmx4g.");
      code = OUR_ERROR;
    }
    System.exit(code);
  }

  /** Runs one command and returns its exit code. */
  static int run(String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(Main::onError);
    line.setUsageHelpWidth(100);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    if (args.length == 0) {
      line.usage(System.out);
      return 0;
    }
    return line.execute(args);
  }

  private static int onError(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof UserError) {
      line.getErr().println(Printable.of(String.valueOf(e.getMessage())));
      return USAGE;
    }
    line.getErr()
        .println("Trucewatch failed; this is our error, please report it with the lines below.");
    e.printStackTrace(line.getErr());
    return OUR_ERROR;
  }

  /** Prints which code this is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"trucewatch " + CodeVersion.read() + ", Java " + Runtime.version()};
    }
  }
}
