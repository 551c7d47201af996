// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.trucewatch.adapters.docketjson.DocketNote;
import org.trucewatch.app.Printable;
import org.trucewatch.app.UserError;
import org.trucewatch.app.docket.CaseBook.Case;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.MalformedNoteException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs an entry of a docket and seals it. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Signs one entry of a case with a participant's key and seals it in the run's governance log: a vote, a position, a"
          + " consultation, the party's comment, an offer, a moment, a declared interest, a person's act in an office, a fact"
          + " that an office enters, a review that releases or returns a finding, or what only people determine.",
      "",
      "Everything that is signed is sealed. Whether it counts is the docket's to say, with the reason; an entry that does not"
          + " count stays listed."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch docket sign ground-northern --as first-guarantor --key first.key --vote measures=YES \\",
      "      --caveat \"without force\" --run logs --seed 5 --at 2031-05-09T02:00:00Z",
      "  trucewatch docket sign ground-northern --as chair --key chair.key --act ACTIVATE=measures --person \"A. Person\" \\",
      "      --run logs --seed 5",
      "  trucewatch docket sign ground-northern --as first-guarantor --key first.key --review findings:21=APPROVE \\",
      "      --person \"A. Person\" --run logs --seed 5",
      "  trucewatch docket sign ground-northern --as northern-party --key northern.key --comment \"We held our fire.\" \\",
      "      --run logs --seed 5",
      "  trucewatch docket sign ground-northern --as chair --key chair.key --determine attack.ordered=true --rung A5 \\",
      "      --standard CLEAR_AND_CONVINCING --person \"A. Person\" --evidence findings:21 --run logs --seed 5"
    })
final class SignCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CASE", description = "As trucewatch docket lists it.")
  private String named = "";

  @Option(names = "--as", required = true, paramLabel = "ID", description = "Who signs.")
  private String author = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "The signer's private key.")
  private Path keyFile = Path.of("");

  @ArgGroup(multiplicity = "1")
  private Statement.Choice statement = new Statement.Choice();

  @Mixin
  private Statement.Details details = new Statement.Details();

  @Mixin
  private RunChoice choice = new RunChoice();

  @Mixin
  private GovernanceLog log = new GovernanceLog();

  @Override
  public Integer call() {
    RunRecord run = choice.open();
    CaseTerms agreement = DocketCommand.requireTerms(choice.terms(run), run);
    CaseBook book = new CaseBook(run, agreement);
    String caseId = book.idOf(named);
    KeyCommand.requireKnown(agreement.terms(), author);
    LogKey key = key();
    Instant now = log.now().truncatedTo(ChronoUnit.MILLIS);
    DocketNote note = new DocketNote(
        GovernanceLog.origin(run.folder()),
        caseId,
        author,
        now,
        Statement.content(statement, details, agreement.terms(), book.at(caseId, run.end())));
    LeafRef leaf = log.seal(
        run.folder(),
        DocketNote.KIND,
        DocketNote.MEDIA_TYPE,
        "docket",
        now,
        key.sign(note.text()).encode());
    System.out.println(
        Printable.of("Sealed as " + leaf + ": " + standing(run, agreement, caseId, leaf)));
    return 0;
  }

  private LogKey key() {
    if (!Files.isRegularFile(keyFile)) {
      throw new UserError(keyFile + ": is no file of a private key. Nothing was sealed.");
    }
    try {
      LogKey key = LogKey.load(keyFile);
      if (!key.name().equals(author)) {
        throw new UserError(keyFile + ": is the key of " + key.name() + ", expected that of "
            + author + ". Nothing was sealed.");
      }
      return key;
    } catch (MalformedNoteException | IllegalStateException | UncheckedIOException e) {
      throw new UserError(
          keyFile + ": cannot be used (" + e.getMessage() + "). Nothing was sealed.");
    }
  }

  /** Whether it counts, from what is sealed now. */
  private static String standing(
      RunRecord before, CaseTerms agreement, String caseId, LeafRef leaf) {
    RunRecord run = RunRecord.open(before.folder());
    Case now = new CaseBook(run, agreement).at(caseId, run.end());
    List<String> why = now.state().refusals().stream()
        .filter(r -> r.entryId().equals(leaf.toString()))
        .map(r -> r.why())
        .toList();
    List<String> unused = now.unused().stream()
        .filter(u -> u.leaf().equals(leaf.toString()))
        .map(SealedNotes.Unused::why)
        .toList();
    if (why.isEmpty() && unused.isEmpty()) {
      return "it counts in " + caseId + ".";
    }
    return "it does not count in " + caseId + ", and stays listed: "
        + String.join("; ", why.isEmpty() ? unused : why) + ".";
  }
}
