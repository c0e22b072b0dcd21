package dev.weavergen.activities.sandbox.jvm.compiler;

import dev.weavergen.activities.sandbox.jvm.child.TraceHook;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds calls of {@link TraceHook} to one method. A basic block ends at the first line after a
 * branch, or at a line that is branched to; only variables that the compiler says hold a value
 * there are looked at.
 */
final class TracedCode implements CodeTransform {
  private static final ClassDesc HOOK = ClassDesc.of(TraceHook.class.getName());
  private static final ClassDesc VALUES = ConstantDescs.CD_Object.arrayType();
  private static final MethodTypeDesc ENTERS =
      MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_String, VALUES);
  private static final MethodTypeDesc LINE =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_int);
  private static final MethodTypeDesc BLOCK =
      MethodTypeDesc.of(
          ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_String, VALUES);
  private static final MethodTypeDesc LEAVES =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_String,
          VALUES);

  /** Of one method; a method of more is seldom read to its end. */
  private static final int VARIABLES_MAX = 24;

  private final String name;
  private final boolean constructor;
  private final int parameterSlots;
  private final TypeKind returned;
  private final Map<Label, Integer> places = new HashMap<>();
  private final Set<Label> targets = new HashSet<>();
  private final List<LocalVariable> variables;
  private int visit;
  private int at;
  private boolean leads;

  TracedCode(MethodModel method, CodeModel code, String simpleClass) {
    String own = method.methodName().stringValue();
    constructor = own.equals(ConstantDescs.INIT_NAME);
    name = constructor ? "new " + simpleClass : own.startsWith("lambda$") ? "lambda" : own;
    int receiver = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
    parameterSlots =
        receiver
            + method.methodTypeSymbol().parameterList().stream()
                .mapToInt(type -> TypeKind.from(type).slotSize())
                .sum();
    returned = TypeKind.from(method.methodTypeSymbol().returnType());
    survey(code);
    variables =
        code.elementList().stream()
            .filter(LocalVariable.class::isInstance)
            .map(LocalVariable.class::cast)
            .sorted(Comparator.comparingInt(LocalVariable::slot))
            .toList();
  }

  private void survey(CodeModel code) {
    int place = 0;
    for (CodeElement element : code.elementList()) {
      switch (element) {
        case LabelTarget target -> places.put(target.label(), place);
        case BranchInstruction branch -> targets.add(branch.target());
        case ExceptionCatch caught -> targets.add(caught.handler());
        case LookupSwitchInstruction choice -> add(choice.defaultTarget(), choice.cases());
        case TableSwitchInstruction choice -> add(choice.defaultTarget(), choice.cases());
        default -> {}
      }
      place++;
    }
  }

  private void add(Label otherwise, List<SwitchCase> cases) {
    targets.add(otherwise);
    cases.forEach(each -> targets.add(each.target()));
  }

  @Override
  public void atStart(CodeBuilder code) {
    visit = code.allocateLocal(TypeKind.REFERENCE);
    List<LocalVariable> arguments =
        variables.stream()
            .filter(each -> each.slot() < parameterSlots && !(constructor && each.slot() == 0))
            .limit(VARIABLES_MAX)
            .toList();
    code.loadConstant(name + ":" + names(arguments));
    load(code, arguments);
    code.invokestatic(HOOK, "enters", ENTERS).astore(visit);
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case LineNumber line -> begin(code, line);
      case LabelTarget target -> leads |= targets.contains(target.label());
      case ReturnInstruction _ -> leave(code);
      case ThrowInstruction _ -> tell(code.dup(), "raises", LEAVES, variables(constructor));
      default -> {}
    }
    code.with(element);
    leads |= element instanceof BranchInstruction;
    at++;
  }

  private void begin(CodeBuilder code, LineNumber line) {
    if (leads) {
      tell(code, "block", BLOCK, variables(constructor));
    }
    leads = false;
    code.aload(visit).loadConstant(line.line()).invokestatic(HOOK, "line", LINE);
  }

  private void leave(CodeBuilder code) {
    if (returned == TypeKind.VOID) {
      tell(code, "ends", BLOCK, variables(false));
      return;
    }
    box(returned.slotSize() == 2 ? code.dup2() : code.dup(), returned);
    tell(code, "returns", LEAVES, variables(false));
  }

  private void tell(
      CodeBuilder code, String hook, MethodTypeDesc type, List<LocalVariable> variables) {
    code.aload(visit).loadConstant(names(variables));
    load(code, variables);
    code.invokestatic(HOOK, hook, type);
  }

  /**
   * Those that hold a value here.
   *
   * @param withoutThis because a constructor may not have made it yet
   */
  private List<LocalVariable> variables(boolean withoutThis) {
    return variables.stream()
        .filter(each -> !(withoutThis && each.slot() == 0))
        .filter(each -> place(each.startScope()) <= at && at < place(each.endScope()))
        .limit(VARIABLES_MAX)
        .toList();
  }

  private int place(Label label) {
    return places.getOrDefault(label, Integer.MAX_VALUE);
  }

  private static String names(List<LocalVariable> variables) {
    return String.join(",", variables.stream().map(each -> each.name().stringValue()).toList());
  }

  private static void load(CodeBuilder code, List<LocalVariable> variables) {
    code.loadConstant(variables.size()).anewarray(ConstantDescs.CD_Object);
    for (int i = 0; i < variables.size(); i++) {
      LocalVariable variable = variables.get(i);
      TypeKind kind = TypeKind.from(variable.typeSymbol());
      code.dup().loadConstant(i).loadLocal(kind, variable.slot());
      box(code, TypeKind.from(variable.typeSymbol()));
      code.aastore();
    }
  }

  private static void box(CodeBuilder code, TypeKind kind) {
    ClassDesc box =
        switch (kind) {
          case BOOLEAN -> ConstantDescs.CD_Boolean;
          case BYTE -> ConstantDescs.CD_Byte;
          case CHAR -> ConstantDescs.CD_Character;
          case SHORT -> ConstantDescs.CD_Short;
          case INT -> ConstantDescs.CD_Integer;
          case LONG -> ConstantDescs.CD_Long;
          case FLOAT -> ConstantDescs.CD_Float;
          case DOUBLE -> ConstantDescs.CD_Double;
          case REFERENCE, VOID -> ConstantDescs.CD_Object;
        };
    if (kind != TypeKind.REFERENCE) {
      code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, kind.upperBound()));
    }
  }
}
