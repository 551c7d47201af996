// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.storage.DiskFiles;
import org.trucewatch.evidence.witness.Witness;
import org.trucewatch.evidence.witness.WitnessServer;
import org.trucewatch.pipeline.LogFolder;

/** A small sealed run under keys of its own, and witnesses of its logs over HTTP, for tests. */
public final class AttestedRun implements AutoCloseable {
  private final Path folder;
  private final List<Witness> witnesses = new ArrayList<>();
  private final List<WitnessServer> servers = new ArrayList<>();

  private AttestedRun(Path folder) {
    this.folder = folder;
  }

  /** Seals a run below a folder. */
  public static AttestedRun seal(Path folder) {
    AttestedRun run = new AttestedRun(folder);
    new SmallRun()
        .with("towns.csv", "places-csv", "name,latitude,longitude,population", "A,-30,128,5")
        .run(
            SmallRun.demoAgreement(),
            run.logs(),
            (logs, name, seed) -> LogFolder.openWithKeys(logs, name, run.keys()));
    return run;
  }

  /** A run that another has sealed or will seal below this folder. */
  public static AttestedRun at(Path folder) {
    return new AttestedRun(folder);
  }

  public Path logs() {
    return folder.resolve("run");
  }

  public Path keys() {
    return folder.resolve("keys");
  }

  /** Starts witnesses and writes a policy that needs two of three, if there are so many. */
  public Path policy(int count, InstantSource clock) throws IOException {
    StringBuilder text = new StringBuilder();
    List<VerifierKey> keys = LogFolder.LOGS.stream()
        .map(log -> LogReader.storedKey(logs().resolve(log)))
        .toList();
    keys.forEach(key -> text.append("log ").append(key.text()).append('\n'));
    StringBuilder group = new StringBuilder("group states " + (count * 2 + 2) / 3);
    for (int i = 0; i < count; i++) {
      LogKey key = LogKey.witnessFromSeed("state" + i + ".example", new Draw(10 + i).bytes(32));
      Witness witness = new Witness(new DiskFiles(folder.resolve("w" + i)), key, keys, clock);
      witnesses.add(witness);
      WitnessServer server =
          new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      servers.add(server);
      text.append("witness w%d %s http://localhost:%d/\n"
          .formatted(i, key.verifier().text(), server.port()));
      group.append(" w").append(i);
    }
    text.append(group).append("\nquorum states\n");
    return Files.writeString(folder.resolve("my-policy"), text);
  }

  /** Ends one witness. */
  public void stop(int witness) {
    servers.get(witness).close();
  }

  @Override
  public void close() {
    servers.forEach(WitnessServer::close);
    witnesses.forEach(Witness::close);
  }
}
