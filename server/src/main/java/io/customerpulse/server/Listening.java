package io.customerpulse.server;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;
import org.springframework.boot.web.server.PortInUseException;

/// Why a server could not begin to listen, in one sentence.
final class Listening {

    private Listening() {}

    /// The address by which this machine asks a server that listens there.
    static URI locally(InetAddress address, int port) {
        InetAddress near = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        String host = near instanceof Inet6Address ? "[" + near.getHostAddress() + "]" : near.getHostAddress();
        return URI.create("http://%s:%d".formatted(host, port));
    }

    /// The sentence, if it is that; else the failure as it is, thrown.
    static IOException explained(Settings settings, RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return new IOException(
                        "port %d is in use by another program: choose another".formatted(settings.port()), failed);
            }
            if (cause instanceof BindException) {
                return new IOException(
                        "cannot listen on %s, port %d: %s"
                                .formatted(
                                        settings.address().getHostAddress(),
                                        settings.port(),
                                        Objects.requireNonNullElse(cause.getMessage(), "no reason is given")),
                        failed);
            }
        }
        throw failed;
    }
}
