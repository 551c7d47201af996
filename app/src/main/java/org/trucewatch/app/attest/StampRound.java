// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.rfc3161.StampOutcome;
import org.trucewatch.adapters.rfc3161.TimeStampAuthority;
import org.trucewatch.adapters.rfc3161.TimeStampToken;
import org.trucewatch.adapters.rfc3161.TokenCheck;
import org.trucewatch.app.attest.AttestationReport.Stamped;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.StampSubject;
import org.trucewatch.pipeline.StampSubject.OfLeaf;
import org.trucewatch.pipeline.health.HealthBoard;

/**
 * Gets time-stamp tokens for what lacks them and seals them in the governance log: one of each authority for each finding, and,
 * when it is time, for each log's checkpoint. An authority that fails is asked again, twice at most for one token, and given up
 * for this round after three tokens it did not give, and left alone for a minute; the others go on.
 *
 * <p>Tokens do not name the address they came from, so an authority is known by its certificate's subject once it has answered.
 */
final class StampRound implements AutoCloseable {
  static final int ATTEMPTS_MAX = 2;
  static final int FAILURES_MAX = 3;

  /** For one answer. Ours: public authorities answer within one. */
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** An authority that failed is not asked again before. Ours. */
  static final Duration REST = Duration.ofMinutes(1);

  /** Kind of a leaf that holds a finding. */
  private static final String FINDING = "finding";

  private static final String GIVEN_UP = "not asked for more: it failed a short while ago";

  /** An authority's clock and ours should agree better; which of them is off is for a person to find out. */
  private static final Duration CLOCK_DIFFERENCE_MAX = Duration.ofMinutes(1);

  private final List<TimeStampAuthority> authorities;
  private final InstantSource clock;
  private final HealthBoard board;
  private final LongSupplier elapsedNanos;
  private final Map<URI, String> names = new HashMap<>();
  private final Map<URI, Long> failedAt = new HashMap<>();
  private @Nullable HeldStamps earlier;

  StampRound(
      List<URI> addresses,
      Duration timeout,
      InstantSource clock,
      LongSupplier elapsedNanos,
      HealthBoard board) {
    this.authorities =
        addresses.stream().map(a -> new TimeStampAuthority(a, timeout)).toList();
    this.clock = clock;
    this.elapsedNanos = elapsedNanos;
    this.board = board;
  }

  List<Stamped> run(LogFolder logs, boolean checkpointsDue) {
    List<Tally> tallies =
        authorities.stream().map(a -> new Tally(a, isResting(a.address()))).toList();
    if (tallies.isEmpty()) {
      return List.of();
    }
    HeldStamps held = HeldStamps.read(logs, earlier);
    earlier = held;
    for (LeafRef finding : findings(logs.log(Sealer.FINDINGS).published())) {
      stamp(new OfLeaf(finding), held, logs, tallies);
    }
    if (checkpointsDue) {
      // Governance last: it is where the other tokens went.
      for (String log : List.of(Sealer.OBSERVATIONS, Sealer.FINDINGS, Sealer.GOVERNANCE)) {
        logs.publish();
        held.checkpoint(log).ifPresent(state -> stamp(state, held, logs, tallies));
      }
    }
    logs.publish();
    tallies.forEach(this::report);
    return tallies.stream().map(Tally::result).toList();
  }

  private boolean isResting(URI address) {
    Long since = failedAt.get(address);
    return since != null && elapsedNanos.getAsLong() - since < REST.toNanos();
  }

  private static List<LeafRef> findings(LogReader reader) {
    List<LeafRef> findings = new ArrayList<>();
    for (long index = 0; index < reader.size(); index++) {
      if (reader.read(index).kind().equals(FINDING)) {
        findings.add(new LeafRef(Sealer.FINDINGS, index));
      }
    }
    return findings;
  }

  private void stamp(StampSubject subject, HeldStamps held, LogFolder logs, List<Tally> tallies) {
    if (held.signers(subject).size() >= authorities.size()) {
      return;
    }
    byte[] imprint = held.imprint(subject);
    for (Tally tally : tallies) {
      String known = names.get(tally.authority.address());
      Set<String> signers = held.signers(subject);
      if (signers.size() >= authorities.size() || known != null && signers.contains(known)) {
        continue;
      }
      StampOutcome outcome =
          tally.isGivenUp() ? new StampOutcome.Unusable(GIVEN_UP) : ask(tally.authority, imprint);
      switch (outcome) {
        case StampOutcome.Stamped token -> {
          String name = signer(token, imprint);
          names.put(tally.authority.address(), name);
          if (!signers.contains(name)) {
            logs.seal(Sealer.GOVERNANCE, subject.entry(token.token(), sealingTime(logs)));
            held.add(subject, name);
            tally.stamped(subject, token.genTime(), clock.instant());
          }
        }
        case StampOutcome.Refused refused -> tally.failed(refused.reason());
        case StampOutcome.Unusable unusable -> tally.failed(unusable.reason());
      }
    }
  }

  /** A refusal is not asked about again; silence is. */
  private static StampOutcome ask(TimeStampAuthority authority, byte[] imprint) {
    StampOutcome outcome = authority.stamp(imprint);
    for (int i = 1; i < ATTEMPTS_MAX && outcome instanceof StampOutcome.Unusable; i++) {
      outcome = authority.stamp(imprint);
    }
    return outcome;
  }

  private static String signer(StampOutcome.Stamped token, byte[] imprint) {
    return TimeStampToken.parse(token.token()).checkOwnCertificate(imprint)
            instanceof TokenCheck.Valid valid
        ? valid.authority()
        : "";
  }

  /** By our clock, but never before the entry in front of it, even if the clock was set back. */
  private Instant sealingTime(LogFolder logs) {
    EvidenceLog governance = logs.log(Sealer.GOVERNANCE);
    Instant now = clock.instant();
    Instant last = governance.size() == 0
        ? Instant.MIN
        : governance.read(governance.size() - 1).receivedAt();
    return now.isBefore(last) ? last : now;
  }

  private void report(Tally tally) {
    URI address = tally.authority.address();
    if (tally.failures == 0) {
      failedAt.remove(address);
    } else if (!tally.resting) {
      failedAt.put(address, elapsedNanos.getAsLong());
    }
    String component = "time-stamp authority " + address;
    if (tally.problems.isEmpty()) {
      board.working(component);
    } else {
      board.impaired(component, tally.problems.getLast());
    }
    board.count(component, "tokens", tally.subjects.size());
    board.count(component, "tokens missing", tally.left);
  }

  /** What one authority did in this round. */
  private static final class Tally {
    private final TimeStampAuthority authority;
    private final List<String> subjects = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final boolean resting;
    private @Nullable Instant latest;
    private int failures;
    private int left;

    Tally(TimeStampAuthority authority, boolean resting) {
      this.authority = authority;
      this.resting = resting;
    }

    boolean isGivenUp() {
      return resting || failures >= FAILURES_MAX;
    }

    void stamped(StampSubject subject, Instant genTime, Instant now) {
      subjects.add(subject.channel());
      latest = genTime;
      Duration ahead = Duration.between(now, genTime);
      if (ahead.abs().compareTo(CLOCK_DIFFERENCE_MAX) > 0) {
        tell(
            "its clock is " + ahead.toSeconds() + " s ahead of this machine's; one of them is off");
      }
    }

    void failed(String reason) {
      failures++;
      left++;
      tell(reason);
    }

    private void tell(String problem) {
      if (told.add(problem.replaceAll("[0-9]", "")) && problems.size() <= FAILURES_MAX) {
        problems.add(problem);
      }
    }

    Stamped result() {
      return new Stamped(authority.address(), subjects, latest, problems, left);
    }
  }

  @Override
  public void close() {
    authorities.forEach(TimeStampAuthority::close);
  }
}
