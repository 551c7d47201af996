// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

/** What the witness program says of itself. */
public final class WitnessHelp {

  /** The whole help text. */
  public static final String TEXT = """
      trucewatch witness: cosigns the checkpoints of logs that it has seen to only ever grow.

      A witness keeps no data of the logs. It remembers, for each, the last size and root that it signed, and signs the next only
      with a proof that nothing before it was altered. A log that shows two histories to its witnesses finds too few of them for
      either. Run it on a machine of your own; it needs Java 17 and this one jar.

      Make a key, once, and keep the file:
        trucewatch witness --new-key FILE NAME

      Serve:
        trucewatch witness --key FILE --state FOLDER --log LOG [--log LOG]... [--listen HOST:PORT]

        --key FILE          the private key; only its owner may read the file
        --state FOLDER      where it remembers what it signed. Never put it back to an older copy: it would sign twice
        --log LOG           a log to witness: its public key, as text or as the file log.vkey
        --listen HOST:PORT  default localhost:8101; port 0 takes a free one

      One line a decision goes to standard output. Ctrl-C stops it; it may be killed at any time.

      What it refused and keeps as evidence:
        trucewatch witness --refusals FOLDER

        equivocation  another root at a size that was signed: with the signed one, proof that the log lied
        stale         a smaller size than was signed: a delayed copy, or a log put back to an earlier day
        unproven      no proof that it continues what was signed

      Over HTTP: POST /add-checkpoint (C2SP tlog-witness), GET /<SHA-256 of the log's origin>/checkpoint, GET /refusals.

      Example, three logs of one run:
        trucewatch witness --new-key alpha.key alpha.example
        trucewatch witness --key alpha.key --state alpha-state --log run/observations/log.vkey \\
            --log run/findings/log.vkey --log run/governance/log.vkey

      It prints the line that belongs into the policy file of those who rely on it.
      """;

  private WitnessHelp() {}
}
