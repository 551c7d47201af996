// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.trucewatch.adapters.docketjson.KeyAct;
import org.trucewatch.domain.LeafRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends the keys of a participant, party or office. */
@Command(
    name = "key-revoke",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Ends every key of a participant, party or office from now on. Entries that were received before stay as they are.",
    footer = {
      "",
      "Example:",
      "  trucewatch docket key-revoke first-guarantor --run logs --keys north-keys --by \"A. Person\" --why \"key lost\""
    })
final class KeyRevokeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "Participant, party or office of the agreement.")
  private String author = "";

  @Mixin
  private RunChoice choice = new RunChoice();

  @Mixin
  private GovernanceLog log = new GovernanceLog();

  @Option(names = "--by", required = true, paramLabel = "PERSON", description = "Who does this.")
  private String by = "";

  @Option(names = "--why", required = true, paramLabel = "REASON", description = "Why.")
  private String why = "";

  @Override
  public Integer call() {
    RunRecord run = choice.open();
    KeyCommand.requireKnown(DocketCommand.requireTerms(choice.terms(run), run).terms(), author);
    Instant now = log.now().truncatedTo(ChronoUnit.SECONDS);
    KeyAct act = new KeyAct(author, "", now, by, why);
    LeafRef leaf =
        log.seal(run.folder(), act.kind(), "application/json", "docket", now, act.bytes());
    System.out.println("Sealed as " + leaf + ": keys of " + author + " end at " + now);
    return 0;
  }
}
