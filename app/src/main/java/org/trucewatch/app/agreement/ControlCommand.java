// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.agreementfolder.AgreementDecoder;
import org.trucewatch.adapters.control.ControlMapDecoder;
import org.trucewatch.adapters.gazetteer.AdministrativeAreaDecoder;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.ControlConvention;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How much of each region the parties' maps of a day show as held, and where two maps do not fit together. */
@Command(
    name = "control",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints for each day and region how much of it each party's control map shows as held, how much two maps both claim"
          + " and how much neither does. A region where two maps overlap or leave a gap of more than 0.1 %% is flagged; nothing"
          + " of it is given to either side, and every map is shown. A region without a map of the other party that day has no"
          + " gap: what its map does not show is not stated. Nothing is sealed.",
      "Exit code 0, 1 where a region is flagged, 2 where a map or region cannot be used."
    },
    footer = {
      "",
      "Example:",
      "  trucewatch agreement control agreements/exercise-demo --maps northern-party=north.geojsonl"
          + " --maps southern-party=south.geojsonl --regions regions.geojson"
    })
final class ControlCommand implements Callable<Integer> {
  private static final int FLAGGED = 1;
  private static final int UNUSABLE = 2;
  private static final long FILE_BYTES_MAX = 256 << 20;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The agreement.")
  private Path folder = Path.of("");

  @Option(
      names = "--maps",
      required = true,
      paramLabel = "PARTY=FILE",
      description = "Control maps of a party, one GeoJSON feature a line; twice for two parties.")
  private Map<String, Path> maps = Map.of();

  @Option(
      names = "--regions",
      required = true,
      paramLabel = "FILE",
      description = "Regions as a GeoJSON feature collection.")
  private Path regions = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "Write the shares as JSON.")
  private @Nullable Path json;

  private final List<Rejection> rejections = new ArrayList<>();

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    Agreement agreement = agreement();
    List<AdministrativeArea> areas = used(AdministrativeAreaDecoder.decode(
        regions.toString(),
        InputBytes.of(regions, "regions as a GeoJSON feature collection", FILE_BYTES_MAX)));
    List<ControlMap> read = new ArrayList<>();
    new TreeMap<>(maps)
        .forEach((party, file) -> used(decoder(agreement, party)
                .decode(
                    file.toString(),
                    InputBytes.of(
                        file, "control maps, one GeoJSON feature a line", FILE_BYTES_MAX)))
            .forEach(read::add));
    rejections.forEach(r -> System.err.println(Printable.of(InputBytes.message(r))));
    if (read.isEmpty() || areas.isEmpty()) {
      throw new UserError(
          "--maps, --regions: no map or no region can be used, expected one of each. Correct the files; what is wrong with them stands above.");
    }
    var table = new ControlTable(read, areas, rejections, new Progress(System.err)::step);
    System.out.print(Printable.of(table.text()));
    if (json != null) {
      Installation.write(json, table.json());
    }
    if (!rejections.isEmpty()) {
      return UNUSABLE;
    }
    return table.flagged() > 0 ? FLAGGED : 0;
  }

  private Agreement agreement() {
    Path shipped = Installation.home().resolve(folder);
    Path file = (Files.isDirectory(folder) ? folder : shipped).resolve("agreement.yaml");
    Decoded<Agreement> decoded = AgreementDecoder.decode(
        file.toString(), InputBytes.of(file, "an agreement's agreement.yaml", FILE_BYTES_MAX));
    if (decoded.values().isEmpty()) {
      throw new UserError(InputBytes.message(decoded.rejections().getFirst()));
    }
    return decoded.values().getFirst();
  }

  private static ControlMapDecoder decoder(Agreement agreement, String party) {
    Optional<ControlConvention> convention =
        agreement.control().stream().filter(c -> c.areasOf().equals(party)).findFirst();
    if (convention.isEmpty()) {
      throw new UserError("--maps names the party '" + party
          + "', of which the agreement reads no control map, expected one of "
          + agreement.control().stream().map(ControlConvention::areasOf).toList()
          + ". Correct the name, or add its section control. Nothing was run.");
    }
    return new ControlMapDecoder(
        party,
        convention.get().source(),
        convention.get().uncertaintyMostMeters(),
        agreement.areas());
  }

  private <T> List<T> used(Decoded<T> decoded) {
    rejections.addAll(decoded.rejections());
    return decoded.values();
  }
}
