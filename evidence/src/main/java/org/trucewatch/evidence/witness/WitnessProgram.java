// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.evidence.EvidenceIntegrityException;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.storage.DiskFiles;
import org.trucewatch.evidence.storage.PrivateKeyPlace;

/** The witness as a program of its own, on the JDK alone. {@link WitnessHelp} says how it is used. */
public final class WitnessProgram {

  /** Where it listens unless told otherwise. */
  public static final String LISTEN = "localhost:8101";

  private static final int USAGE = 2;
  private static final int OUR_ERROR = 3;
  private static final int PORT_MAX = 65_535;

  /** Longest file that is read as a log's public key; a key with the longest name has some 600 bytes. */
  private static final int KEY_BYTES_MAX = 4_096;

  private String state = "";
  private String key = "";
  private String listen = LISTEN;
  private final List<VerifierKey> logs = new ArrayList<>();

  private WitnessProgram() {}

  /** Runs until the process is ended. */
  public static void main(String[] arguments) {
    int code = run(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs one command; a server goes on after the return. Gives the exit code. */
  public static int run(String... arguments) {
    try {
      String first = arguments.length == 0 ? "--help" : arguments[0];
      switch (first) {
        case "--help", "-h", "help" -> System.out.print(WitnessHelp.TEXT);
        case "--new-key" -> makeKey(arguments);
        case "--refusals" -> printRefusals(arguments);
        default -> stopCleanly(start(arguments));
      }
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println("witness: " + e.getMessage() + "\nSee: trucewatch witness --help");
      return USAGE;
    } catch (UncheckedIOException | IllegalStateException | EvidenceIntegrityException e) {
      System.err.println("witness: " + e.getMessage() + cause(e));
      return USAGE;
    } catch (RuntimeException e) {
      System.err.println("witness failed; this is our error, please report it:");
      e.printStackTrace(System.err);
      return OUR_ERROR;
    }
  }

  private static String cause(RuntimeException e) {
    return e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
  }

  private static void makeKey(String[] arguments) {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("--new-key takes FILE and NAME");
    }
    Path file = Path.of(arguments[1]);
    PrivateKeyPlace.requireOutsideLogs(file);
    LogKey made = LogKey.generateWitness(arguments[2]);
    if (Files.exists(file)) {
      throw new IllegalArgumentException(
          file + " exists already; a key is never overwritten. Choose another file");
    }
    made.store(file);
    System.out.println("private key in " + file + "; keep it, and show it to no one");
    System.out.println("public key  " + made.verifier().text());
  }

  private static void printRefusals(String[] arguments) {
    if (arguments.length != 2 || !Files.isDirectory(Path.of(arguments[1]))) {
      throw new IllegalArgumentException("--refusals takes the state's folder, which must exist");
    }
    List<String> lines = new Refusals(new DiskFiles(Path.of(arguments[1]))).lines();
    System.out.println(lines.isEmpty() ? "nothing was refused" : String.join("\n", lines));
  }

  /** Starts the server, prints the witness's key and address, and returns. */
  public static WitnessServer start(String... arguments) {
    WitnessProgram program = new WitnessProgram();
    program.read(arguments);
    return program.serve(System.out);
  }

  private static void stopCleanly(WitnessServer server) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      server.close();
      server.witness().close();
      System.out.println("stopped");
      System.out.flush();
    }));
  }

  private void read(String[] arguments) {
    for (int i = 0; i < arguments.length; i += 2) {
      String option = arguments[i];
      if (!List.of("--state", "--key", "--listen", "--log").contains(option)) {
        throw new IllegalArgumentException("unknown option " + option);
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(option + " has no value");
      }
      String value = arguments[i + 1];
      switch (option) {
        case "--state" -> state = value;
        case "--key" -> key = value;
        case "--listen" -> listen = value;
        default -> logs.add(logKey(value));
      }
    }
    require("--key", key.isEmpty());
    require("--state", state.isEmpty());
    require("--log", logs.isEmpty());
  }

  private static void require(String option, boolean missing) {
    if (missing) {
      throw new IllegalArgumentException(option + " is missing");
    }
  }

  private static VerifierKey logKey(String value) {
    Path file = Path.of(value);
    VerifierKey key = VerifierKey.parse(Files.isRegularFile(file) ? keyFile(file) : value);
    if (key.kind() != VerifierKey.Kind.SIGNATURE) {
      throw new IllegalArgumentException(
          "--log " + key.name() + " is a witness's key, expected a log's");
    }
    return key;
  }

  private static String keyFile(Path file) {
    try {
      if (Files.size(file) > KEY_BYTES_MAX) {
        throw new IllegalArgumentException("--log " + file + " has " + Files.size(file)
            + " bytes, expected a file log.vkey of one line");
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("--log " + file + " cannot be read", e);
    }
  }

  private WitnessServer serve(PrintStream out) {
    Path keyFile = Path.of(key);
    if (!Files.exists(keyFile)) {
      throw new IllegalArgumentException("key " + keyFile
          + " does not exist. Make it once: trucewatch witness --new-key " + keyFile + " NAME");
    }
    InetSocketAddress address = address(listen);
    Clock clock = Clock.tickSeconds(ZoneOffset.UTC);
    Witness witness = new Witness(
        new DiskFiles(Path.of(state)), LogKey.load(keyFile), logs, Clock.systemUTC(), decision -> {
          out.println(clock.instant() + " " + decision.line());
          out.flush();
        });
    try {
      logs.forEach(log -> out.println("log " + log.text() + ", last signed: "
          + witness.last(log.name()).map(c -> "size " + c.size()).orElse("none yet")));
      WitnessServer server = new WitnessServer(witness, address);
      String url = "http://" + address.getHostString() + ":" + server.port() + "/";
      out.println("policy line: witness " + witness.verifier().name() + " "
          + witness.verifier().text() + " " + url);
      out.println("listening on " + url);
      out.flush();
      return server;
    } catch (RuntimeException e) {
      witness.close();
      throw e;
    }
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    int port;
    try {
      port = Integer.parseInt(text.substring(colon + 1));
    } catch (NumberFormatException e) {
      port = -1;
    }
    if (colon < 1 || port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException(
          "--listen is " + text + ", expected HOST:PORT, as in " + LISTEN);
    }
    return new InetSocketAddress(text.substring(0, colon), port);
  }
}
