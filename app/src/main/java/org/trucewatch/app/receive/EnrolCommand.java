// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.senderbatch.DeviceKey;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.app.UserError;
import org.trucewatch.evidence.storage.PrivateKeyPlace;
import org.trucewatch.pipeline.sender.Device;
import org.trucewatch.pipeline.sender.Device.Quota;
import org.trucewatch.pipeline.sender.Registry;
import org.trucewatch.pipeline.sender.RegistryAct;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceEnrolled;
import org.trucewatch.pipeline.sender.RegistryAct.OwnerRegistered;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a device send. */
@Command(
    name = "enrol",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Enrols a device, or enrols it anew with another key or other terms. With --new-key a key is made here; better, the device"
          + " makes its own and hands over the public half: openssl genpkey -algorithm ed25519, openssl pkey -pubout."
    },
    footer = {
      "",
      "Example:",
      "  trucewatch device enrol north --keys north-keys --device s-17 --owner mission --owner-name \"The mission\" \\",
      "      --format miniseed --public-key s-17.pub.pem --by \"A. Person\" --why \"new station\""
    })
final class EnrolCommand implements Callable<Integer> {
  private static final Duration VALID_DEFAULT = Duration.ofDays(365);

  @Mixin
  private RegistryOptions options = new RegistryOptions();

  @Option(names = "--device", required = true, paramLabel = "ID", description = "The device's id.")
  private String device = "";

  @Option(names = "--owner", required = true, paramLabel = "ID", description = "Its owner's id.")
  private String owner = "";

  @Option(
      names = "--owner-name",
      paramLabel = "NAME",
      description = "The owner's name; registers the owner where it is not registered yet.")
  private @Nullable String ownerName;

  @Option(
      names = "--format",
      required = true,
      split = ",",
      paramLabel = "FORMAT",
      description = "What its observations may be, as in miniseed,stationxml.")
  private List<String> formats = List.of();

  @ArgGroup(multiplicity = "1")
  private KeyChoice key = new KeyChoice();

  @Option(
      names = "--valid-from",
      paramLabel = "TIME",
      description = "As 2031-03-15T00:00:00Z. Default: now.")
  private @Nullable String validFrom;

  @Option(
      names = "--valid-to",
      paramLabel = "TIME",
      description = "From then on it may not send. Default: a year after the beginning.")
  private @Nullable String validTo;

  @Option(
      names = "--replace",
      description = "Allow a device that is enrolled already to go on with another key.")
  private boolean replace;

  @Option(
      names = "--batches-per-minute",
      paramLabel = "N",
      description = "Its quota. Default: ${DEFAULT-VALUE}.")
  private int batchesPerMinute = Quota.DEFAULT.batchesPerMinute();

  @Option(
      names = "--bytes-per-minute",
      paramLabel = "N",
      description = "Its quota. Default: ${DEFAULT-VALUE}.")
  private long bytesPerMinute = Quota.DEFAULT.bytesPerMinute();

  /** Where the device's key comes from. */
  static final class KeyChoice {
    @Option(
        names = "--public-key",
        paramLabel = "FILE",
        description = "The device's public key, PEM.")
    private @Nullable Path publicKey;

    @Option(
        names = "--new-key",
        paramLabel = "FILE",
        description = "Make a key and write the private half to this new file, PEM.")
    private @Nullable Path newKey;
  }

  @Override
  public Integer call() {
    Registry registry = SealedRegistry.open(options.folder()).get();
    List<RegistryAct> acts = new ArrayList<>();
    if (!registry.owners().containsKey(owner)) {
      String name = ownerName;
      if (name == null) {
        throw new UserError("Owner " + owner + " is not registered, expected one of "
            + registry.owners().keySet()
            + ". Give its name with --owner-name, and it is registered too. Nothing was sealed.");
      }
      acts.add(RegistryOptions.meant(
          () -> new OwnerRegistered(owner, name, options.by(), options.why())));
    }
    Optional<DeviceKey> made =
        key.newKey == null ? Optional.empty() : Optional.of(DeviceKey.generate(new SecureRandom()));
    Device enrolled = RegistryOptions.meant(() -> device(publicKey(made)));
    acts.add(
        RegistryOptions.meant(() -> new DeviceEnrolled(enrolled, options.by(), options.why())));
    requireNotRevoked(registry, enrolled);
    requireMeant(registry, enrolled);
    if (made.isPresent() && key.newKey != null) {
      DeviceFiles.writeSecret(key.newKey, made.get().pem());
    }
    options.seal(acts);
    System.out.println("Device " + device + " may send " + enrolled.formats() + " from "
        + enrolled.validFrom() + " to " + enrolled.validTo() + " with the key "
        + enrolled.publicKey());
    return 0;
  }

  private void requireNotRevoked(Registry registry, Device enrolled) {
    boolean revoked = registry
        .find(device)
        .filter(e -> e.revokedFrom().isPresent())
        .filter(e -> e.device().publicKey().equals(enrolled.publicKey()))
        .isPresent();
    if (revoked) {
      throw new UserError(
          "The key of device " + device + " was revoked, expected another. Nothing was sealed.");
    }
  }

  /** A mistyped id must not take another device's key from it. */
  private void requireMeant(Registry registry, Device enrolled) {
    registry
        .find(device)
        .filter(e -> !replace && e.revokedFrom().isEmpty())
        .filter(e -> !e.device().publicKey().equals(enrolled.publicKey()))
        .ifPresent(e -> {
          throw new UserError(
              "Device " + device + " is enrolled already, of owner "
                  + e.device().ownerId() + " with the key " + e.device().publicKey()
                  + ", expected a new id. If it shall go on with this key, add --replace. Nothing was sealed.");
        });
  }

  private String publicKey(Optional<DeviceKey> made) {
    if (made.isPresent()) {
      if (key.newKey != null) {
        Path place = key.newKey;
        RegistryOptions.meant(() -> outsideLogs(place));
      }
      if (key.newKey != null && Files.exists(key.newKey)) {
        throw new UserError(
            key.newKey + ": is there already, and a key is never overwritten. Nothing was sealed.");
      }
      return made.get().publicKey();
    }
    Path file = key.publicKey == null ? Path.of("") : key.publicKey;
    String raw = DeviceFiles.parse(file, DeviceKey::parsePublic);
    new SenderBatchCodec().findKeyProblem(raw).ifPresent(problem -> {
      throw new UserError(file + ": " + problem + ". Nothing was sealed.");
    });
    return raw;
  }

  private Path outsideLogs(Path place) {
    PrivateKeyPlace.requireOutside(options.folder(), place);
    return place;
  }

  private Device device(String publicKey) {
    Instant from = validFrom == null
        ? Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
        : Instant.parse(validFrom);
    Instant to = validTo == null ? from.plus(VALID_DEFAULT) : Instant.parse(validTo);
    return new Device(
        device,
        owner,
        publicKey,
        from,
        to,
        Set.copyOf(formats),
        new Quota(batchesPerMinute, bytesPerMinute));
  }
}
