// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.dailycounts.DailyCountsDecoder;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.app.UserError;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.incident.ReportedCount;
import org.trucewatch.domain.Decoded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds a mission's daily counts against an agreement. */
@Command(
    name = "counts",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Holds the daily counts of a monitoring mission against an agreement: each observed sign of fire, as counted, with"
          + " coverage unknown. A count makes no incident, no rate and no side. Nothing is sealed.",
      "FILE has the columns report, period_start, period_end, region, violations, explosions, trend, basis, source_url;"
          + " its times are in the agreement's zone.",
      "Exit code 0, or 2 where a row cannot be used."
    },
    footer = {
      "",
      "Example:",
      "  trucewatch agreement counts agreements/tcg-2020 ../shared/data/osce-smm-daily/smm_daily_counts.csv"
    })
final class CountsCommand implements Callable<Integer> {
  private static final int UNUSABLE = 2;
  private static final long FILE_BYTES_MAX = 64 << 20;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The agreement.")
  private Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", description = "The counts.")
  private Path file = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "Write the counts as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    Terms terms = new FolderFiles(folder).readableTerms();
    Decoded<ReportedCount> counts = new DailyCountsDecoder(terms.preamble().zone())
        .decode(file.toString(), InputBytes.of(file, "a table of daily counts", FILE_BYTES_MAX));
    counts.rejections().forEach(r -> System.err.println(Printable.of(InputBytes.message(r))));
    if (counts.values().isEmpty()) {
      throw new UserError(
          file
              + ": no row can be used, expected at least one. Correct the rows, or the file that is named.");
    }
    var text = new CountsText(terms, counts.values());
    System.out.print(Printable.of(text.text()));
    if (json != null) {
      Installation.write(json, text.json());
    }
    return counts.rejections().isEmpty() ? 0 : UNUSABLE;
  }
}
