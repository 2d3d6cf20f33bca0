/// Signing on at a provider of identities: OpenID Connect Core 1.0, the authorization code flow with PKCE (RFC 7636).
@NullMarked
package io.customerpulse.server.signon;

import org.jspecify.annotations.NullMarked;
