// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.List;
import org.trucewatch.assessment.clause.DocketEntry.Ballot;

/** What the votes so far give under a decision rule. Never an activation. */
public sealed interface Outcome {
  /** One sentence for a person. */
  String shown();

  /** The rule's conditions are fulfilled. */
  record Adopted(String how) implements Outcome {
    @Override
    public String shown() {
      return "adopted: " + how;
    }
  }

  /** They can no longer be fulfilled. */
  record NotAdopted(String why) implements Outcome {
    @Override
    public String shown() {
      return "not adopted: " + why;
    }
  }

  /** Still open. */
  record Open(String missing) implements Outcome {
    @Override
    public String shown() {
      return "open: " + missing;
    }
  }

  /** Each state decided for itself. */
  record EachForItself(List<Own> own) implements Outcome {
    public EachForItself {
      own = List.copyOf(own);
    }

    /** One state's own decision. */
    public record Own(String participant, Ballot ballot) {}

    @Override
    public String shown() {
      return own.isEmpty()
          ? "each state for itself; none has decided"
          : "each state for itself: "
              + String.join(
                  ", ",
                  own.stream().map(o -> o.participant() + " " + o.ballot()).toList());
    }
  }

  /** Nobody published how it is decided, or the rule cannot be applied. */
  record CannotBeSaid(String why) implements Outcome {
    @Override
    public String shown() {
      return "cannot be said: " + why;
    }
  }

  /** When the instrument's own text lets it take effect. */
  record TakesEffectByText(Instant at, String how) implements Outcome {
    @Override
    public String shown() {
      return "by the text it takes effect at " + at + ": " + how;
    }
  }
}
