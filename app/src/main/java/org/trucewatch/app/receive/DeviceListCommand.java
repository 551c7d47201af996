// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.pipeline.sender.Device;
import org.trucewatch.pipeline.sender.Registry;
import org.trucewatch.pipeline.sender.Registry.Entitlement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows who may send what. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the devices that the governance log entitles, with the leaf that does.",
    footer = {"", "Example:", "  trucewatch device list north"})
final class DeviceListCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "Folder of the logs.")
  private Path folder = Path.of("");

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what is printed to FILE, as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    SealedRegistry sealed = SealedRegistry.open(folder);
    Registry registry = sealed.get();
    if (registry.list().isEmpty()) {
      System.out.println(
          "No device is enrolled in " + folder + ". Begin with: trucewatch device enrol --help");
    }
    for (Entitlement e : registry.list()) {
      Device d = e.device();
      String owner = registry.owners().getOrDefault(d.ownerId(), "");
      String text = d.deviceId() + "  owner " + d.ownerId() + " (" + owner + ")  sends "
          + d.formats() + "  from " + d.validFrom() + " to " + d.validTo()
          + e.revokedFrom().map(r -> "  revoked from " + r).orElse("")
          + "  key " + d.publicKey() + "  by " + e.enrolledAt();
      System.out.println(Printable.of(text));
    }
    sealed.notes().forEach(note -> System.out.println(Printable.of("note: " + note)));
    if (json != null) {
      Installation.write(json, json(registry));
    }
    return 0;
  }

  private static String json(Registry registry) {
    ArrayNode all = JsonMapper.shared().createArrayNode();
    for (Entitlement e : registry.list()) {
      ObjectNode node = all.addObject();
      Device d = e.device();
      node.put("device", d.deviceId()).put("owner", d.ownerId()).put("publicKey", d.publicKey());
      node.put("validFrom", d.validFrom().toString()).put("validTo", d.validTo().toString());
      e.revokedFrom().ifPresent(r -> node.put("revokedFrom", r.toString()));
      ArrayNode formats = node.putArray("formats");
      d.formats().forEach(formats::add);
      node.put("enrolledAt", e.enrolledAt().toString());
    }
    return all.toPrettyString() + "\n";
  }
}
