package io.customerpulse.server.http;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// HTTP as Tomcat speaks it, with an end to its patience: the head of a request comes within some seconds, or the
/// connection is closed. Tomcat itself asks for no more than a byte in every ten seconds, so that few clients could
/// hold all connections there may be for hours.
public final class PatientProtocol extends Http11NioProtocol {

    /// From the first byte of a request to the end of its head.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration EVERY = Duration.ofSeconds(1);

    private @Nullable ScheduledFuture<?> sweeping;

    @Override
    public void start() throws Exception {
        super.start();
        sweeping = getUtilityExecutor()
                .scheduleWithFixedDelay(this::sweep, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (sweeping != null) sweeping.cancel(false);
        super.stop();
    }

    private void sweep() {
        long now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            if (isTooSlow(connection, now)) connection.close();
        }
    }

    /// A connection keeps a processor only while it waits for more of a head: else it is at work, or idle.
    private static boolean isTooSlow(SocketWrapperBase<NioChannel> connection, long now) {
        if (!(connection.getCurrentProcessor() instanceof Processor processor) || processor.isAsync()) return false;
        Request request = processor.getRequest();
        if (request == null) return false;
        long begun = request.getStartTimeNanos();
        return begun >= 0 && now - begun > PATIENCE.toNanos();
    }
}
