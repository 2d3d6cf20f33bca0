package io.customerpulse.server.signon;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Sends browsers to the provider, and takes them back.
public final class SingleSignOn {

    private final Provider provider;
    private final OpenId openId;
    private final Beginnings beginnings;

    public SingleSignOn(Provider provider, SecureRandom chance) {
        this.provider = provider;
        this.openId = new OpenId(provider);
        this.beginnings = new Beginnings(chance);
    }

    /// A browser on its way.
    ///
    /// @param there  where it has to go
    /// @param ticket what its cookie has to hold until it is back
    public record Departure(URI there, String ticket) {

        @Override
        public String toString() {
            return "Departure";
        }
    }

    /// A browser that is back.
    ///
    /// @param finished what came of it
    /// @param to       the page they wanted
    public record Arrival(Finished finished, String to) {}

    /// Where browsers go.
    public Provider provider() {
        return provider;
    }

    /// Begins.
    ///
    /// @param back where the provider is to send the browser
    /// @param to   the page they want, a path on this server
    /// @throws IOException if the provider cannot be reached
    public Departure begin(URI back, String to, Instant now) throws IOException {
        Begun begun = Begun.now(back, to);
        return new Departure(openId.begin(begun, now), beginnings.keep(begun, now));
    }

    /// Ends what the browser with a ticket has begun, once.
    ///
    /// @param said what the provider put into the address that the browser came back to
    public Arrival finish(String ticket, Map<String, List<String>> said, Instant now) {
        return beginnings
                .take(ticket, now)
                .map(begun -> new Arrival(openId.finish(begun, said, now), begun.to()))
                .orElseGet(() -> new Arrival(new Finished.Doubtful("nothing begun by this browser"), "/"));
    }
}
