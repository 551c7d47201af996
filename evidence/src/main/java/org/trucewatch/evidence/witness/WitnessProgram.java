// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.storage.DiskFiles;

/**
 * The witness as a program of its own, on the JDK alone:
 * {@code witness --name NAME --state FOLDER --key FILE --listen HOST:PORT --log VKEY [--log VKEY]}. The key
 * file is made when it is missing.
 */
public final class WitnessProgram {

  private static final String USAGE =
      "witness --name NAME --state FOLDER --key FILE --listen HOST:PORT --log VKEY [--log VKEY ...]";

  private String name = "";
  private String state = "";
  private String key = "";
  private String listen = "";
  private final List<VerifierKey> logs = new ArrayList<>();

  private WitnessProgram() {}

  /** Runs until the process is ended. */
  public static void main(String[] arguments) {
    try {
      start(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\nusage: " + USAGE);
      System.exit(2);
    }
  }

  /** Starts the server, prints the witness's key and address, and returns. */
  public static WitnessServer start(String... arguments) {
    // The JDK's server waits for ever on a slow sender unless told otherwise, in seconds.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "10");
    WitnessProgram program = new WitnessProgram();
    program.read(arguments);
    return program.serve();
  }

  private void read(String[] arguments) {
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " has no value");
      }
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--name" -> name = value;
        case "--state" -> state = value;
        case "--key" -> key = value;
        case "--listen" -> listen = value;
        case "--log" -> logs.add(VerifierKey.parse(value));
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    if (name.isEmpty() || state.isEmpty() || key.isEmpty() || listen.isEmpty() || logs.isEmpty()) {
      throw new IllegalArgumentException("an option is missing");
    }
  }

  private WitnessServer serve() {
    Path keyFile = Path.of(key);
    if (!Files.exists(keyFile)) {
      LogKey.generateWitness(name).store(keyFile);
    }
    Witness witness =
        new Witness(new DiskFiles(Path.of(state)), LogKey.load(keyFile), logs, Clock.systemUTC());
    int colon = listen.lastIndexOf(':');
    InetSocketAddress address = new InetSocketAddress(
        listen.substring(0, Math.max(0, colon)), Integer.parseInt(listen.substring(colon + 1)));
    WitnessServer server = new WitnessServer(witness, address);
    System.out.println("witness key " + witness.verifier().text());
    System.out.println("listening on http://" + address.getHostString() + ":" + server.port());
    return server;
  }
}
