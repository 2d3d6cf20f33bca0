package io.customerpulse.server.care;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A line of the log: one JSON object, whatever is in it.
///
/// What clients send must not get into logs, neither as lines of their own nor as personal data. So every control
/// character is escaped; of failures there are the kinds and the places, not the messages; and of other people's
/// classes only what their authors wrote into the source, not what was put in while running.
final class LogLine extends EncoderBase<ILoggingEvent> {

    private static final String OURS = "io.customerpulse.";
    private static final int FRAMES_MAX = 12;
    private static final int CAUSES_MAX = 5;

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(256);
        line.append("{\"at\":\"").append(event.getInstant());
        line.append("\",\"level\":\"").append(event.getLevel()).append('"');
        add(line, "logger", event.getLoggerName());
        message(event).ifPresent(message -> add(line, "message", message));
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) add(line, "error", error(thrown));
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> message(ILoggingEvent event) {
        if (event.getLoggerName().startsWith(OURS)) return Optional.ofNullable(event.getFormattedMessage());
        Object[] filledIn = event.getArgumentArray();
        return filledIn == null || filledIn.length == 0 ? Optional.empty() : Optional.ofNullable(event.getMessage());
    }

    private static String error(IThrowableProxy thrown) {
        StringBuilder text = new StringBuilder();
        IThrowableProxy next = thrown;
        for (int cause = 1; next != null && cause <= CAUSES_MAX; cause++) {
            if (cause > 1) text.append(" caused by ");
            text.append(next.getClassName());
            StackTraceElementProxy[] frames = next.getStackTraceElementProxyArray();
            for (int i = 0; i < Math.min(FRAMES_MAX, frames.length); i++) {
                text.append(i == 0 ? " at " : ", ").append(frames[i].getStackTraceElement());
            }
            next = next.getCause();
        }
        return text.toString();
    }

    private static void add(StringBuilder line, String name, String text) {
        line.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') line.append('\\').append(c);
            else if (isPlain(c)) line.append(c);
            else line.append("\\u%04x".formatted((int) c));
        }
        line.append('"');
    }

    /// Whether no terminal and no reader of lines takes it for anything but a letter.
    private static boolean isPlain(char c) {
        return !Character.isISOControl(c)
                && !Character.isSurrogate(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.LINE_SEPARATOR
                && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
    }
}
