package dev.reknit.weaver.rewrite;

import dev.reknit.runtime.Admission;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes the code of the tier about attempts around a call of the next. The Java that it amounts to stands with {@link
 * dev.reknit.runtime.Gate}. Frames are written by hand, so that no other class is looked at.
 */
final class AttemptsWrapper {
    private static final String SELF_AND_ARGUMENTS = "Ljava/lang/Object;[Ljava/lang/Object;";
    private static final String PASSED = "L" + Names.WAY + ";[J";
    private static final String FAILED =
            "(L" + Names.RUN + ";" + PASSED + "Ljava/lang/Throwable;" + SELF_AND_ARGUMENTS + ")L" + Names.RUN + ";";
    private static final String RETURNED =
            "(L" + Names.RUN + ";" + PASSED + "Ljava/lang/Object;" + SELF_AND_ARGUMENTS + ")L" + Names.RUN + ";";
    private static final String STAGED =
            "(" + PASSED + "Ljava/lang/Object;" + SELF_AND_ARGUMENTS + ")Ljava/lang/Object;";
    private static final String STAGE_FAILED =
            "(" + PASSED + "Ljava/lang/Throwable;" + SELF_AND_ARGUMENTS + ")Ljava/lang/Object;";

    private final Emitter emit;
    private final MethodVisitor code;
    private final String owner;
    private final Constant gate;
    private final int[] tickets;
    private final int way;

    /** The locals of the way and the tickets, as frames have them. */
    private final List<Object> passed = new ArrayList<>();

    private AttemptsWrapper(Emitter emit, String owner, Constant gate, int slots) {
        this.emit = emit;
        this.code = emit.code();
        this.owner = owner;
        this.gate = gate;
        this.tickets = new int[slots];
        this.way = slots == 0 ? -1 : emit.local(1);
        if (slots > 0) {
            passed.add(Names.WAY);
        }
        for (int i = 0; i < slots; i++) {
            tickets[i] = emit.local(2);
            passed.add(Opcodes.LONG);
        }
    }

    /** Attempts of a method that the caller waits for. */
    static void attempts(Emitter emit, String owner, Constant gate, int slots, String inner) {
        new AttemptsWrapper(emit, owner, gate, slots).attempts(inner);
    }

    /** Attempts of a method that returns a stage. */
    static void stages(Emitter emit, String owner, Constant gate, int slots, String inner) {
        new AttemptsWrapper(emit, owner, gate, slots).stages(inner);
    }

    private void attempts(String inner) {
        int run = emit.local(1);
        int result = emit.local(2);
        List<Object> locals = concat(passed, List.of(Names.RUN));
        Label entered = new Label();
        Label attempt = new Label();
        Label attempted = new Label();
        Label handler = new Label();
        Label tell = new Label();
        Label decided = new Label();
        emit.protect(entered, attempted, handler);

        initializePassed();
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitVarInsn(Opcodes.ASTORE, run);
        code.visitLabel(entered);
        enter(locals);

        code.visitLabel(attempt);
        emit.frame(locals);
        emit.callWithParameters(inner);
        code.visitLabel(attempted);
        emit.storeResult(result);
        code.visitVarInsn(Opcodes.ALOAD, run);
        code.visitJumpInsn(Opcodes.IFNONNULL, tell);
        leave(concat(locals, emit.resultFrame()), tell);
        emit.returnResult(result);

        code.visitLabel(tell);
        emit.frame(concat(locals, emit.resultFrame()));
        gate.load(code, owner);
        code.visitVarInsn(Opcodes.ALOAD, run);
        loadPassed();
        emit.loadBoxedResult(result);
        emit.loadSelf();
        emit.loadParameterArray();
        emit.callRuntime(Names.GATE, "returned", RETURNED);
        code.visitVarInsn(Opcodes.ASTORE, run);
        code.visitJumpInsn(Opcodes.GOTO, decided);

        code.visitLabel(handler);
        emit.frame(locals, Names.THROWABLE);
        code.visitVarInsn(Opcodes.ASTORE, result);
        gate.load(code, owner);
        code.visitVarInsn(Opcodes.ALOAD, run);
        loadPassed();
        code.visitVarInsn(Opcodes.ALOAD, result);
        emit.loadSelf();
        emit.loadParameterArray();
        emit.callRuntime(Names.GATE, "failed", FAILED);
        code.visitVarInsn(Opcodes.ASTORE, run);

        code.visitLabel(decided);
        emit.frame(locals);
        code.visitVarInsn(Opcodes.ALOAD, run);
        emit.callRuntime(Names.RUN, "isOver", "()Z");
        code.visitJumpInsn(Opcodes.IFEQ, attempt);
        code.visitVarInsn(Opcodes.ALOAD, run);
        emit.callRuntime(Names.RUN, "value", "()Ljava/lang/Object;");
        emit.returnUnboxed();
    }

    private void stages(String inner) {
        int result = emit.local(1);
        Label entered = new Label();
        Label attempted = new Label();
        Label follow = new Label();
        Label handler = new Label();
        emit.protect(entered, attempted, handler);

        initializePassed();
        code.visitLabel(entered);
        enter(passed);
        emit.callWithParameters(inner);
        code.visitLabel(attempted);
        emit.storeResult(result);
        code.visitVarInsn(Opcodes.ALOAD, result);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, Names.GATE, "succeededAlready", "(Ljava/lang/Object;)Z", false);
        code.visitJumpInsn(Opcodes.IFEQ, follow);
        leave(concat(passed, emit.resultFrame()), follow);
        emit.returnResult(result);

        code.visitLabel(follow);
        emit.frame(concat(passed, emit.resultFrame()));
        gate.load(code, owner);
        loadPassed();
        code.visitVarInsn(Opcodes.ALOAD, result);
        emit.loadSelf();
        emit.loadParameterArray();
        emit.callRuntime(Names.GATE, "staged", STAGED);
        emit.returnUnboxed();

        code.visitLabel(handler);
        emit.frame(passed, Names.THROWABLE);
        code.visitVarInsn(Opcodes.ASTORE, result);
        gate.load(code, owner);
        loadPassed();
        code.visitVarInsn(Opcodes.ALOAD, result);
        emit.loadSelf();
        emit.loadParameterArray();
        emit.callRuntime(Names.GATE, "stageFailed", STAGE_FAILED);
        emit.returnUnboxed();
    }

    private void initializePassed() {
        if (tickets.length > 0) {
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitVarInsn(Opcodes.ASTORE, way);
        }
        for (int ticket : tickets) {
            code.visitLdcInsn(Admission.NOT_ENTERED);
            code.visitVarInsn(Opcodes.LSTORE, ticket);
        }
    }

    /** Begins a call: passes each admission and keeps its ticket. */
    private void enter(List<Object> locals) {
        if (tickets.length == 0) {
            gate.load(code, owner);
            emit.loadSelf();
            emit.callRuntime(Names.GATE, "enter", "(Ljava/lang/Object;)V");
            return;
        }
        findWay(locals);
        code.visitVarInsn(Opcodes.ASTORE, way);
        for (int slot = 0; slot < tickets.length; slot++) {
            loadAdmission(slot);
            emit.loadSelf();
            emit.loadKey();
            code.visitMethodInsn(
                    Opcodes.INVOKEINTERFACE, Names.ADMISSION, "enter", "(Ljava/lang/Object;Ljava/lang/Object;)J", true);
            code.visitVarInsn(Opcodes.LSTORE, tickets[slot]);
        }
    }

    /**
     * Loads the way. Most objects are of the class itself, which compiled code knows from a pointer that it has loaded
     * anyway; asking for their class, as the gate does, takes three loads, one after the other.
     */
    private void findWay(List<Object> locals) {
        if (emit.isOfOwner()) {
            loadWay("ownWay");
            return;
        }
        if (!emit.canNameOwner()) {
            loadWay("way");
            return;
        }
        Label other = new Label();
        Label found = new Label();
        emit.loadSelf();
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.OBJECT, "getClass", "()Ljava/lang/Class;", false);
        code.visitLdcInsn(Type.getObjectType(owner));
        code.visitJumpInsn(Opcodes.IF_ACMPNE, other);
        loadWay("ownWay");
        code.visitJumpInsn(Opcodes.GOTO, found);
        code.visitLabel(other);
        emit.frame(locals);
        loadWay("way");
        code.visitLabel(found);
        emit.frame(locals, Names.WAY);
    }

    private void loadWay(String name) {
        gate.load(code, owner);
        emit.loadSelf();
        emit.callRuntime(Names.GATE, name, "(Ljava/lang/Object;)L" + Names.WAY + ";");
    }

    /** Leaves, innermost first; goes elsewhere if a policy wants its layer asked. */
    private void leave(List<Object> locals, Label elsewhere) {
        for (int slot = tickets.length - 1; slot >= 0; slot--) {
            Label left = new Label();
            code.visitVarInsn(Opcodes.LLOAD, tickets[slot]);
            code.visitInsn(Opcodes.LCONST_0); // QUIET
            code.visitInsn(Opcodes.LCMP);
            code.visitJumpInsn(Opcodes.IFEQ, left);
            loadAdmission(slot);
            code.visitVarInsn(Opcodes.LLOAD, tickets[slot]);
            emit.loadSelf();
            emit.loadKey();
            code.visitMethodInsn(
                    Opcodes.INVOKEINTERFACE,
                    Names.ADMISSION,
                    "leave",
                    "(JLjava/lang/Object;Ljava/lang/Object;)Z",
                    true);
            code.visitJumpInsn(Opcodes.IFEQ, elsewhere);
            code.visitLabel(left);
            emit.frame(locals);
            if (slot > 0) {
                code.visitLdcInsn(Admission.LEFT);
                code.visitVarInsn(Opcodes.LSTORE, tickets[slot]);
            }
        }
    }

    private void loadAdmission(int slot) {
        code.visitVarInsn(Opcodes.ALOAD, way);
        code.visitFieldInsn(Opcodes.GETFIELD, Names.WAY, "slot" + slot, "L" + Names.ADMISSION + ";");
    }

    /** Loads the way and an array of the tickets; nulls where there are no slots. */
    private void loadPassed() {
        if (tickets.length == 0) {
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitInsn(Opcodes.ACONST_NULL);
            return;
        }
        code.visitVarInsn(Opcodes.ALOAD, way);
        Emitter.pushInt(code, tickets.length);
        code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_LONG);
        for (int slot = 0; slot < tickets.length; slot++) {
            code.visitInsn(Opcodes.DUP);
            Emitter.pushInt(code, slot);
            code.visitVarInsn(Opcodes.LLOAD, tickets[slot]);
            code.visitInsn(Opcodes.LASTORE);
        }
    }

    private static List<Object> concat(List<Object> first, List<Object> second) {
        List<Object> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
