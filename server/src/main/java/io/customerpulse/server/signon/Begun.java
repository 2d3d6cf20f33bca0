package io.customerpulse.server.signon;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;

/// A sign-on that has begun: what has to come back, and what shows that it is ours.
///
/// @param state    comes back in the address
/// @param nonce    comes back in the ID token
/// @param verifier shows the provider that whoever asks for the token is who began
/// @param back     where the provider sends the browser
/// @param to       the page they wanted, a path on this server
public record Begun(State state, Nonce nonce, CodeVerifier verifier, URI back, String to) {

    /// One that begins now.
    static Begun now(URI back, String to) {
        return new Begun(new State(), new Nonce(), new CodeVerifier(), back, to);
    }

    @Override
    public String toString() {
        return "Begun";
    }
}
