// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import org.trucewatch.app.docket.CalendarCommand;
import picocli.CommandLine.Command;

/** Commands on one agreement's folder. */
@Command(
    name = "agreement",
    mixinStandardHelpOptions = true,
    subcommands = {
      LintCommand.class,
      ShowCommand.class,
      TestCommand.class,
      CalendarCommand.class,
      ControlCommand.class,
      CountsCommand.class
    },
    description = {
      "Reads an agreement as data: its terms, clauses, clocks and decision rules, each with its source and status.",
      "agreements/README.md says what stands in the folder."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch agreement lint agreements/paris-2026-reported   what is ambiguous or leads nowhere",
      "  trucewatch agreement show agreements/minsk-2015            as people read it",
      "  trucewatch agreement test agreements/jcpoa-snapback        its worked cases",
      "  trucewatch agreement calendar agreements/paris-2026-reported --as-of 2027-02-01",
      "  trucewatch agreement control agreements/easter-2026 --maps RU=maps.geojsonl.gz --regions regions.geojson.gz",
      "  trucewatch agreement counts agreements/tcg-2020 ../shared/data/osce-smm-daily/smm_daily_counts.csv"
    })
public final class AgreementCommand {}
