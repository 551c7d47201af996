// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.NearestWord;
import org.trucewatch.adapters.docketjson.KeyAct;
import org.trucewatch.app.UserError;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.MalformedNoteException;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.storage.PrivateKeyPlace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers the key of a participant, party or office. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Registers a key that may sign docket entries for a participant, party or office: an entry of the governance log, with"
          + " who did it and why. The key is Ed25519 in the form of C2SP signed-note, named as its owner.",
      "With --new-key one is made here; better, its owner makes its own and hands over the public half."
    },
    footer = {
      "",
      "Example:",
      "  trucewatch docket key first-guarantor --run logs --seed 5 --new-key first.key \\",
      "      --by \"A. Person\" --why \"credentials of 1 May\" --at 2031-05-09T01:00:00Z"
    })
final class KeyCommand implements Callable<Integer> {
  private static final int KEY_BYTES_MAX = 1_024;

  @Parameters(paramLabel = "ID", description = "Participant, party or office of the agreement.")
  private String author = "";

  @Mixin
  private RunChoice choice = new RunChoice();

  @Mixin
  private GovernanceLog log = new GovernanceLog();

  @ArgGroup(multiplicity = "1")
  private KeySource key = new KeySource();

  @Option(names = "--by", required = true, paramLabel = "PERSON", description = "Who does this.")
  private String by = "";

  @Option(names = "--why", required = true, paramLabel = "REASON", description = "Why.")
  private String why = "";

  /** Where the key comes from. */
  static final class KeySource {
    @Option(
        names = "--public-key",
        paramLabel = "FILE",
        description = "File with the public key, name+identifier+base64.")
    private @Nullable Path publicKey;

    @Option(
        names = "--new-key",
        paramLabel = "FILE",
        description = "Make a key and write the private half to this new file.")
    private @Nullable Path newKey;
  }

  @Override
  public Integer call() {
    RunRecord run = choice.open();
    requireKnown(DocketCommand.requireTerms(choice.terms(run), run).terms(), author);
    Instant now = log.now().truncatedTo(ChronoUnit.SECONDS);
    VerifierKey registered = key.newKey == null ? given() : made(key.newKey);
    KeyAct act = new KeyAct(author, registered.text(), now, by, why);
    LeafRef leaf =
        log.seal(run.folder(), act.kind(), "application/json", "docket", now, act.bytes());
    System.out.println(
        "Sealed as " + leaf + ": entries of " + author + " are checked with " + registered.text());
    return 0;
  }

  static void requireKnown(Terms terms, String author) {
    List<String> known = new ArrayList<>();
    terms.participants().forEach(p -> known.add(p.participantId()));
    terms.offices().forEach(o -> known.add(o.officeId()));
    known.addAll(terms.preamble().partyIds());
    if (!known.contains(author)) {
      throw new UserError(author + " is no participant, party or office of "
          + terms.preamble().agreementId() + ". " + NearestWord.suggestion(author, known)
          + " Nothing was sealed.");
    }
  }

  private VerifierKey given() {
    Path file = key.publicKey == null ? Path.of("") : key.publicKey;
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > KEY_BYTES_MAX) {
        throw new UserError(file + ": is no file of a public key. Nothing was sealed.");
      }
      VerifierKey read = VerifierKey.parse(Files.readString(file).strip());
      if (!read.name().equals(author) || read.kind() != VerifierKey.Kind.SIGNATURE) {
        throw new UserError(file + ": its key is named " + read.name() + " and is of kind "
            + read.kind() + ", expected " + author + " and SIGNATURE. Nothing was sealed.");
      }
      return read;
    } catch (IOException | MalformedNoteException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + "). Nothing was sealed.");
    }
  }

  private VerifierKey made(Path file) {
    try {
      PrivateKeyPlace.requireOutsideLogs(
          file.toAbsolutePath().getParent() == null
              ? file
              : file.toAbsolutePath().getParent());
      LogKey made = LogKey.generate(author);
      made.store(file);
      return made.verifier();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new UserError(
          file + ": the key was not written (" + e.getMessage() + "). Nothing was sealed.");
    }
  }
}
