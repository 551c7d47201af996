// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.assessment.condition.Explanation.All;
import org.trucewatch.assessment.condition.Explanation.Any;
import org.trucewatch.assessment.condition.Explanation.Choice;
import org.trucewatch.assessment.condition.Explanation.Leaf;
import org.trucewatch.assessment.condition.Explanation.Not;

/**
 * A checked condition. Its and, or, not and if-then-else are three-valued and ours, so that every part can be shown;
 * what lies below them is evaluated by the expression library, on known values only.
 *
 * <p>A quantity with an error is tried at both its ends: where they disagree, the leaf is unknown. That is exact for a
 * leaf that is monotone in the quantity, as every plain comparison is.
 */
public final class Condition {
  private final Part root;

  Condition(Part root) {
    this.root = root;
  }

  /** What it is, given what is known. */
  public Explanation explain(Facts facts) {
    return root.explain(facts);
  }

  /** A part of a condition. */
  sealed interface Part {
    Explanation explain(Facts facts);
  }

  record AllOf(String text, List<Part> parts) implements Part {
    @Override
    public Explanation explain(Facts facts) {
      return new All(text, parts.stream().map(p -> p.explain(facts)).toList());
    }
  }

  record AnyOf(String text, List<Part> parts) implements Part {
    @Override
    public Explanation explain(Facts facts) {
      return new Any(text, parts.stream().map(p -> p.explain(facts)).toList());
    }
  }

  record NotOf(Part part) implements Part {
    @Override
    public Explanation explain(Facts facts) {
      return new Not(part.explain(facts));
    }
  }

  record ChoiceOf(Part test, Part then, Part otherwise) implements Part {
    @Override
    public Explanation explain(Facts facts) {
      return new Choice(test.explain(facts), then.explain(facts), otherwise.explain(facts));
    }
  }

  record LeafOf(String text, List<String> reads, Program program) implements Part {
    @Override
    public Explanation explain(Facts facts) {
      List<String> missing = new ArrayList<>();
      List<String> values = new ArrayList<>(reads.size());
      for (String name : reads) {
        facts
            .find(name)
            .ifPresentOrElse(
                v -> values.add(name + " is " + v.shown()),
                () -> missing.add(facts.whyUnknown(name)));
      }
      if (!missing.isEmpty()) {
        return new Leaf(text, Truth.UNKNOWN, String.join("; ", missing), reads);
      }
      String why = String.join(", ", values);
      Truth truth = tried(facts);
      return new Leaf(
          text,
          truth,
          truth == Truth.UNKNOWN ? why + ": within its error both are possible" : why,
          reads);
    }

    /** One truth where every end of every quantity gives it, unknown else. */
    private Truth tried(Facts facts) {
      List<Map<String, Object>> corners = List.of(Map.of());
      for (String name : reads) {
        List<Map<String, Object>> more = new ArrayList<>();
        for (Map<String, Object> corner : corners) {
          for (Object end : facts.find(name).orElseThrow().ends()) {
            Map<String, Object> longer = new LinkedHashMap<>(corner);
            longer.put(name, end);
            more.add(longer);
          }
        }
        corners = more;
      }
      Truth first = value(corners.getFirst());
      return corners.stream().skip(1).allMatch(c -> value(c) == first) ? first : Truth.UNKNOWN;
    }

    /** An error of the evaluation, as a division by zero, leaves the matter unknown. */
    private Truth value(Map<String, Object> variables) {
      try {
        return program.eval(variables) instanceof Boolean b ? Truth.of(b) : Truth.UNKNOWN;
      } catch (CelEvaluationException e) {
        return Truth.UNKNOWN;
      }
    }
  }
}
