// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.CodeVersion;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Measures association on every set at hand. */
@Command(
    name = "association",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Associates every synthetic set, and prints F1, precision, processor seconds, location error, ellipses and probabilities"
          + " beside what is asked, the best peer and the Cramér-Rao bound. Then the real sets that lie beside: events that others"
          + " have located, and surveyed explosions.",
      "",
      "Processor seconds are this thread's, reading left out, after one warm-up, median of the repeats. The kernel's seconds say"
          + " how fast the machine was at that moment: compare machines by the ratio."
    },
    footer = {
      "",
      "Example:",
      "  trucewatch bench association --sets ../shared/data/association-synthetic --html bench.html"
    })
public final class AssociationCommand implements Callable<Integer> {
  @Option(
      names = "--sets",
      paramLabel = "FOLDER",
      description =
          "Folder of synthetic sets. Default: ../shared/data/association-synthetic beside the checkout.")
  private @Nullable Path sets;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "BEGINNING",
      description = "Only sets whose names begin so; no real sets. 'real' stands for those alone.")
  private List<String> only = List.of();

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Runs of which the median time is taken, 1 to 99. Default: ${DEFAULT-VALUE}.")
  private int repeats = 5;

  @Option(names = "--html", paramLabel = "FILE", description = "Also write a report with plots.")
  private @Nullable Path html;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write everything as JSON.")
  private @Nullable Path json;

  private RealText real(Path folder, Progress progress, List<Asked> asked) {
    Path parent = folder.toAbsolutePath().normalize().getParent();
    RealBench.Result result = new RealBench(
            parent == null ? folder : parent, Math.min(repeats, REAL_REPEATS_MAX), progress::step)
        .run();
    asked.addAll(AskedNumbers.real(result));
    return new RealText(result);
  }

  private static final String REAL = "real";

  /** Real sets run longer and are run less often. */
  private static final int REAL_REPEATS_MAX = 3;

  @Override
  public Integer call() {
    Installation.requireWritable(html);
    Installation.requireWritable(json);
    if (repeats < 1 || repeats > 99) {
      throw new UserError("--repeats is " + repeats + ", expected 1 to 99.");
    }
    Path folder =
        sets == null ? Installation.home().resolve("../shared/data/association-synthetic") : sets;
    if (!Files.isDirectory(folder)) {
      throw new UserError(
          folder + ": is no folder, expected one of synthetic sets. Name it with --sets.");
    }
    Progress progress = new Progress(System.err);
    List<Path> folders = SyntheticSet.folders(folder).stream()
        .filter(
            f -> only.isEmpty() || only.stream().anyMatch(f.getFileName().toString()::startsWith))
        .toList();
    boolean isReal = only.isEmpty() || only.contains(REAL);
    if (folders.isEmpty() && !isReal) {
      throw new UserError(
          folder + ": no set's name begins with " + String.join(" or ", only) + ".");
    }
    ObjectNode root = JsonMapper.builder().build().createObjectNode();
    List<Asked> asked = new ArrayList<>();
    List<SetRow> rows = new AssociationBench(repeats, progress::step).rows(folders);
    SyntheticSummary summary = SyntheticSummary.of(rows);
    if (!rows.isEmpty()) {
      System.out.print(new SyntheticText(rows, summary).text());
      SyntheticJson.write(root, rows, summary);
      asked.addAll(AskedNumbers.synthetic(rows, summary));
    }
    RealText real = isReal ? real(folder, progress, asked) : RealText.NOTHING;
    System.out.print(real.text());
    System.out.print(SyntheticText.asked(asked));
    real.json(root);
    SyntheticJson.asked(root, asked);
    progress.step("Done");
    if (html != null) {
      Installation.write(
          html, new HtmlReport(rows, summary, asked, real.text(), CodeVersion.read()).html());
    }
    if (json != null) {
      Installation.write(json, root.toPrettyString() + "\n");
    }
    return 0;
  }
}
