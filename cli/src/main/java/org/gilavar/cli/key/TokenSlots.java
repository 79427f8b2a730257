package org.gilavar.cli.key;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tokens that a PKCS#11 library has, by name. Java's own provider must be told a slot by its number, and numbers
 * change from one insertion to the next; so the library is asked here, with five calls of PKCS#11 v2.40, before the
 * provider opens it:
 *
 * <pre>
 *   C_GetFunctionList ─► CK_FUNCTION_LIST: version (padded to a pointer), then pointers in the order of the standard
 *   C_Initialize(NULL), C_GetSlotList(present, NULL | list, &amp;count), C_GetTokenInfo(slot, &amp;info), C_Finalize(NULL)
 *   CK_TOKEN_INFO    label[32] manufacturer[32] model[16] serial[16], padded with blanks; flags; the rest is not read
 * </pre>
 */
@SuppressWarnings("restricted") // calling a library is what it is for; nothing else of it is called here
final class TokenSlots {

    /** One token that is there and has been initialised. */
    record Found(long slot, Map<String, String> attributes) {}

    /** Places in the function list. */
    private static final int INITIALIZE = 0;

    private static final int FINALIZE = 1;
    private static final int GET_SLOT_LIST = 4;
    private static final int GET_TOKEN_INFO = 6;

    private static final long OK = 0;
    private static final long ALREADY_INITIALIZED = 0x191;
    private static final byte WITH_TOKEN = 1;

    /** One that is not is an empty place, with no name and nothing in it. */
    private static final long INITIALIZED = 0x400;

    private static final int FLAGS_AT = 96;

    /** CK_TOKEN_INFO has 208 bytes where a CK_ULONG has eight. */
    private static final int TOKEN_INFO_BYTES = 256;

    /** More than any library has; a count beyond it is not believed. */
    private static final int MOST_SLOTS = 1_024;

    // Public, as the proxies of method handles want their interfaces.
    public interface ListCall {
        long call(MemorySegment list);
    }

    public interface PlainCall {
        long call(MemorySegment reserved);
    }

    public interface SlotListCall {
        long call(byte withToken, MemorySegment slots, MemorySegment count);
    }

    public interface TokenInfoCall {
        long call(long slot, MemorySegment info);
    }

    private final Linker linker = Linker.nativeLinker();
    private final Path module;
    private final MemorySegment functions;

    private TokenSlots(Path module, Arena arena) {
        this.module = module;
        MemorySegment entry = library(module)
                .find("C_GetFunctionList")
                .orElseThrow(() -> new UnusableKeyException(module + " is a library, but not of PKCS#11"));
        MemorySegment list = arena.allocate(ValueLayout.ADDRESS);
        ListCall getFunctionList = bound(ListCall.class, entry, ValueLayout.ADDRESS);
        check("C_GetFunctionList", getFunctionList.call(list));
        AddressLayout table = ValueLayout.ADDRESS.withTargetLayout(
                MemoryLayout.sequenceLayout(2L + GET_TOKEN_INFO, ValueLayout.ADDRESS));
        this.functions = list.get(table, 0);
    }

    /**
     * The tokens that are there.
     *
     * @throws UnusableKeyException if the library cannot be loaded or does not answer as the standard says
     */
    static List<Found> in(Path module) {
        MemoryLayout cLong = Linker.nativeLinker().canonicalLayouts().get("long");
        if (cLong == null || cLong.byteSize() != Long.BYTES) {
            throw new UnusableKeyException("on this system a token is not found by its name: give its slot-id=NUMBER");
        }
        try (Arena arena = Arena.ofConfined()) {
            return new TokenSlots(module, arena).found(arena);
        }
    }

    /** Never unloaded: the provider will want it again, and some libraries do not survive a second loading. */
    private static SymbolLookup library(Path module) {
        try {
            return SymbolLookup.libraryLookup(module, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException(module + " cannot be loaded as a library", e);
        }
    }

    private List<Found> found(Arena arena) {
        PlainCall initialize = bound(PlainCall.class, function(INITIALIZE), ValueLayout.ADDRESS);
        PlainCall finalize = bound(PlainCall.class, function(FINALIZE), ValueLayout.ADDRESS);
        long began = initialize.call(MemorySegment.NULL);
        if (began != ALREADY_INITIALIZED) {
            check("C_Initialize", began);
        }
        try {
            return tokens(arena);
        } finally {
            if (began == OK) {
                check("C_Finalize", finalize.call(MemorySegment.NULL));
            }
        }
    }

    private List<Found> tokens(Arena arena) {
        SlotListCall getSlotList = bound(
                SlotListCall.class,
                function(GET_SLOT_LIST),
                ValueLayout.JAVA_BYTE,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS);
        TokenInfoCall getTokenInfo =
                bound(TokenInfoCall.class, function(GET_TOKEN_INFO), ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
        MemorySegment count = arena.allocate(ValueLayout.JAVA_LONG);
        check("C_GetSlotList", getSlotList.call(WITH_TOKEN, MemorySegment.NULL, count));
        long room = Math.min(count.get(ValueLayout.JAVA_LONG, 0), MOST_SLOTS);
        MemorySegment slots = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, room));
        count.set(ValueLayout.JAVA_LONG, 0, room);
        check("C_GetSlotList", getSlotList.call(WITH_TOKEN, slots, count));
        List<Found> found = new ArrayList<>();
        MemorySegment info = arena.allocate(TOKEN_INFO_BYTES, Long.BYTES);
        for (long i = 0; i < Math.min(room, count.get(ValueLayout.JAVA_LONG, 0)); i++) {
            long slot = slots.getAtIndex(ValueLayout.JAVA_LONG, i);
            check("C_GetTokenInfo", getTokenInfo.call(slot, info));
            if ((info.get(ValueLayout.JAVA_LONG, FLAGS_AT) & INITIALIZED) == 0) {
                continue;
            }
            found.add(new Found(
                    slot,
                    Map.of(
                            "token", text(info, 0, 32),
                            "manufacturer", text(info, 32, 32),
                            "model", text(info, 64, 16),
                            "serial", text(info, 80, 16))));
        }
        return found;
    }

    private static String text(MemorySegment info, long from, int length) {
        byte[] bytes = info.asSlice(from, length).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
    }

    private MemorySegment function(int place) {
        // The version takes two bytes, and with its padding the room of one pointer.
        return functions.getAtIndex(ValueLayout.ADDRESS, 1L + place);
    }

    private <T> T bound(Class<T> call, MemorySegment function, MemoryLayout... arguments) {
        MethodHandle handle = linker.downcallHandle(function, FunctionDescriptor.of(ValueLayout.JAVA_LONG, arguments));
        return MethodHandleProxies.asInterfaceInstance(call, handle);
    }

    private void check(String call, long answer) {
        if (answer != OK) {
            throw new UnusableKeyException(
                    module + " answers " + call + " with error 0x" + Long.toHexString(answer) + " of PKCS#11");
        }
    }
}
