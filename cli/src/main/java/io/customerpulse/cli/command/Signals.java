package io.customerpulse.cli.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The signals by which a process is asked to end. The Java virtual machine's own way ends it with status 143, as if
/// something were wrong; ours ends it as every other work does.
///
/// The classes are asked for by name, because the compiler warns of them in a way that cannot be turned off. They have
/// been there since Java 1.2, and where they are not, the machine's own way remains: slower at the next start, and
/// nothing is lost.
final class Signals {

    private static final List<String> TO_END = List.of("TERM", "INT");

    private Signals() {}

    /// Has something done, on a thread of its own, each time the process is asked to end.
    static void whenAskedToEnd(Runnable stop) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) stop.run();
                        return answer(self, method, arguments);
                    });
            Method handle = signal.getMethod("handle", signal, handler);
            for (String name : TO_END) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
            }
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException another) {
            // Another kind of Java, or one that was told to leave signals alone.
        }
    }

    private static @Nullable Object answer(Object self, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && Proxy.isProxyClass(arguments[0].getClass());
            case "hashCode" -> System.identityHashCode(self);
            case "toString" -> "stop";
            default -> null;
        };
    }
}
