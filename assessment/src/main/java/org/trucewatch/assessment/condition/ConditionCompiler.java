// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelUnparserFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.assessment.condition.Condition.AllOf;
import org.trucewatch.assessment.condition.Condition.AnyOf;
import org.trucewatch.assessment.condition.Condition.ChoiceOf;
import org.trucewatch.assessment.condition.Condition.LeafOf;
import org.trucewatch.assessment.condition.Condition.NotOf;
import org.trucewatch.assessment.condition.Condition.Part;

/**
 * Checks conditions against the facts that an agreement declares. The language is CEL (cel.dev) without macros, so that
 * every condition ends and has no effects; comparisons of words are also held against the words that are declared.
 */
public final class ConditionCompiler {
  /** Longest condition; longer ones are no longer read by people. */
  public static final int CONDITION_CHARS_MAX = 4_000;

  private static final String AND = "_&&_";
  private static final String OR = "_||_";
  private static final String NOT = "!_";
  private static final String CHOICE = "_?_:_";

  private final Map<String, FactDeclaration> declared = new LinkedHashMap<>();
  private final CelCompiler compiler;
  private final CelRuntime runtime =
      CelRuntimeFactory.standardCelRuntimeBuilder().build();

  public ConditionCompiler(List<FactDeclaration> declarations) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder().setResultType(SimpleType.BOOL);
    for (FactDeclaration d : declarations) {
      declared.put(d.name(), d);
      builder.addVar(d.name(), type(d));
    }
    compiler = builder.build();
  }

  private static CelType type(FactDeclaration d) {
    return switch (d.kind()) {
      case ANSWER -> SimpleType.BOOL;
      case COUNT -> SimpleType.INT;
      case QUANTITY -> SimpleType.DOUBLE;
      case WORD -> SimpleType.STRING;
    };
  }

  /**
   * A condition, or what is wrong with its text.
   *
   * @param condition empty where there is a fault
   * @param faults none where there is a condition
   */
  public record Checked(Optional<Condition> condition, List<ConditionFault> faults) {
    public Checked {
      faults = List.copyOf(faults);
    }
  }

  /** Checks the text against the declared facts. */
  public Checked check(String text) {
    if (text.isBlank() || text.length() > CONDITION_CHARS_MAX) {
      return new Checked(
          Optional.empty(),
          List.of(new ConditionFault(
              1, "it has " + text.length() + " characters, expected 1 to " + CONDITION_CHARS_MAX)));
    }
    CelValidationResult result = compiler.compile(text);
    if (result.hasError()) {
      return new Checked(
          Optional.empty(),
          result.getErrors().stream().map(ConditionCompiler::fault).toList());
    }
    CelAbstractSyntaxTree tree = tree(result);
    List<ConditionFault> faults = new ArrayList<>();
    wordFaults(tree.getExpr(), tree, faults);
    return faults.isEmpty()
        ? new Checked(Optional.of(new Condition(part(tree.getExpr(), tree))), faults)
        : new Checked(Optional.empty(), faults);
  }

  private static ConditionFault fault(CelIssue issue) {
    return new ConditionFault(issue.getSourceLocation().getColumn() + 1, issue.getMessage());
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("a condition without faults has no tree", e);
    }
  }

  private Part part(CelExpr e, CelAbstractSyntaxTree tree) {
    String function = e.getKind() == Kind.CALL ? e.call().function() : "";
    return switch (function) {
      case AND -> new AllOf(text(e, tree), chained(AND, e, tree));
      case OR -> new AnyOf(text(e, tree), chained(OR, e, tree));
      case NOT -> new NotOf(part(e.call().args().getFirst(), tree));
      case CHOICE ->
        new ChoiceOf(
            part(e.call().args().get(0), tree),
            part(e.call().args().get(1), tree),
            part(e.call().args().get(2), tree));
      default -> leaf(e, tree);
    };
  }

  /** {@code a && (b && c)} as three parts of one. */
  private List<Part> chained(String function, CelExpr e, CelAbstractSyntaxTree tree) {
    List<Part> parts = new ArrayList<>();
    for (CelExpr arg : e.call().args()) {
      if (arg.getKind() == Kind.CALL && arg.call().function().equals(function)) {
        parts.addAll(chained(function, arg, tree));
      } else {
        parts.add(part(arg, tree));
      }
    }
    return parts;
  }

  private LeafOf leaf(CelExpr e, CelAbstractSyntaxTree tree) {
    Set<String> reads = new LinkedHashSet<>();
    reads(e, tree, reads);
    var alone = CelAbstractSyntaxTree.newCheckedAst(
        e, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
    try {
      return new LeafOf(text(e, tree), List.copyOf(reads), runtime.createProgram(alone));
    } catch (CelEvaluationException x) {
      throw new IllegalStateException("a checked condition cannot be run", x);
    }
  }

  private static String text(CelExpr e, CelAbstractSyntaxTree tree) {
    return CelUnparserFactory.newUnparser()
        .unparse(CelAbstractSyntaxTree.newParsedAst(e, tree.getSource()));
  }

  private void reads(CelExpr e, CelAbstractSyntaxTree tree, Set<String> into) {
    factOf(e, tree).ifPresent(d -> into.add(d.name()));
    below(e).forEach(part -> reads(part, tree, into));
  }

  private Optional<FactDeclaration> factOf(CelExpr e, CelAbstractSyntaxTree tree) {
    return tree.getReference(e.id())
        .map(CelReference::name)
        .flatMap(name -> Optional.ofNullable(declared.get(name)));
  }

  private static List<CelExpr> below(CelExpr e) {
    return switch (e.getKind()) {
      case CALL -> {
        List<CelExpr> parts = new ArrayList<>(e.call().args());
        e.call().target().ifPresent(parts::add);
        yield parts;
      }
      case LIST -> e.list().elements();
      case SELECT -> List.of(e.select().operand());
      default -> List.of();
    };
  }

  /** A word that a fact can never be is a condition that can never hold. */
  private void wordFaults(CelExpr e, CelAbstractSyntaxTree tree, List<ConditionFault> faults) {
    List<CelExpr> parts = below(e);
    for (CelExpr part : parts) {
      factOf(part, tree)
          .filter(d -> d.kind() == FactDeclaration.Kind.WORD)
          .ifPresent(d -> parts.forEach(other -> unknownWords(d, other, tree, faults)));
      wordFaults(part, tree, faults);
    }
  }

  private static void unknownWords(
      FactDeclaration d, CelExpr e, CelAbstractSyntaxTree tree, List<ConditionFault> faults) {
    if (e.getKind() == Kind.LIST) {
      e.list().elements().forEach(part -> unknownWords(d, part, tree, faults));
    }
    if (e.getKind() == Kind.CONSTANT
        && e.constant().getKind() == CelConstant.Kind.STRING_VALUE
        && !d.words().contains(e.constant().stringValue())) {
      int at = tree.getSource()
              .getOffsetLocation(tree.getSource().getPositionsMap().getOrDefault(e.id(), 0))
              .map(l -> l.getColumn())
              .orElse(0)
          + 1;
      faults.add(new ConditionFault(
          at, d.name() + " is never '" + e.constant().stringValue() + "', " + d.expected()));
    }
  }
}
