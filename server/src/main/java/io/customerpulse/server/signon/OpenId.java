package io.customerpulse.server.signon;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.customerpulse.server.access.Users;
import io.customerpulse.server.access.Vouched;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Talks to a provider by OpenID Connect: authorization code, PKCE, and an ID token whose signature, issuer, audience,
/// time and nonce are checked. What the provider says of itself is asked for when it is first needed, and again
/// every hour, so this server starts without it. Redirects are not followed.
final class OpenId {

    private static final Scope WANTED = new Scope("openid", "email");
    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final int WITHIN_MILLIS = 5_000;
    private static final int KEYS_BYTES_MAX = 256 << 10;

    /// Signatures with the provider's private key. None with a shared secret, and never none at all.
    private static final Set<JWSAlgorithm> SIGNED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final Provider provider;
    private final Issuer issuer;
    private final ClientID client;
    private final AtomicReference<Optional<Known>> known = new AtomicReference<>(Optional.empty());

    /// What a provider says of itself, and its keys.
    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant until) {}

    OpenId(Provider provider) {
        this.provider = provider;
        this.issuer = new Issuer(provider.issuer());
        this.client = new ClientID(provider.client());
    }

    /// Where a browser has to go for a sign-on that has begun.
    ///
    /// @throws IOException if the provider cannot be reached, or says nothing of use
    URI begin(Begun begun, Instant now) throws IOException {
        return new AuthenticationRequest.Builder(ResponseType.CODE, WANTED, client, begun.back())
                .endpointURI(known(now).metadata().getAuthorizationEndpointURI())
                .state(begun.state())
                .nonce(begun.nonce())
                .codeChallenge(begun.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /// Ends a sign-on.
    ///
    /// @param said what stands in the address that the browser came back to
    Finished finish(Begun begun, Map<String, List<String>> said, Instant now) {
        try {
            AuthenticationResponse response = AuthenticationResponseParser.parse(begun.back(), said);
            if (!begun.state().equals(response.getState())) return new Finished.Doubtful("another state came back");
            if (response.getIssuer() != null && !response.getIssuer().equals(issuer)) {
                return new Finished.Doubtful("another provider answered (RFC 9207)");
            }
            if (!response.indicatesSuccess()) {
                return denied(response.toErrorResponse().getErrorObject().getCode());
            }
            AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
            if (code == null) return new Finished.Doubtful("no code came back");
            return vouched(begun, code, known(now));
        } catch (KeySourceException | IOException failed) {
            return new Finished.Unreachable(told(failed));
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException wrong) {
            return new Finished.Doubtful(told(wrong));
        }
    }

    private Finished vouched(Begun begun, AuthorizationCode code, Known there)
            throws IOException, ParseException, BadJOSEException, JOSEException {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, begun.back(), begun.verifier());
        HTTPRequest asked = new TokenRequest.Builder(
                        there.metadata().getTokenEndpointURI(), proof(there.metadata()), grant)
                .build()
                .toHTTPRequest();
        TokenResponse answer = OIDCTokenResponseParser.parse(bounded(asked).send());
        if (!(answer instanceof OIDCTokenResponse given)) {
            return denied(answer.toErrorResponse().getErrorObject().getCode());
        }
        OIDCTokens tokens = given.getOIDCTokens();
        IDTokenValidator validator =
                new IDTokenValidator(issuer, client, new JWSVerificationKeySelector<>(SIGNED, there.keys()), null);
        IDTokenClaimsSet claims = validator.validate(tokens.getIDToken(), begun.nonce());
        UserInfo said = said(claims, tokens, there.metadata());
        if (!claims.getSubject().equals(said.getSubject())) return new Finished.Doubtful("it told of somebody else");
        return new Finished.Done(
                new Vouched(issuer.getValue(), claims.getSubject().getValue(), email(said)));
    }

    /// What the provider says of them: in the token, or where it tells more than stands there.
    private static UserInfo said(IDTokenClaimsSet claims, OIDCTokens tokens, OIDCProviderMetadata metadata)
            throws IOException, ParseException {
        URI tells = metadata.getUserInfoEndpointURI();
        if (claims.getStringClaim(UserInfo.EMAIL_CLAIM_NAME) != null || tells == null) {
            return new UserInfo(claims.toJSONObject());
        }
        HTTPRequest asked = new UserInfoRequest(tells, tokens.getAccessToken()).toHTTPRequest();
        UserInfoResponse answer = UserInfoResponse.parse(bounded(asked).send());
        UserInfo info = answer.indicatesSuccess() ? answer.toSuccessResponse().getUserInfo() : null;
        return info == null ? new UserInfo(claims.toJSONObject()) : info;
    }

    private String email(UserInfo said) {
        boolean isBelieved =
                switch (provider.emails()) {
                    case VERIFIED -> Boolean.TRUE.equals(said.getEmailVerified());
                    case ALL -> true;
                };
        String email = said.getEmailAddress();
        return isBelieved && email != null && email.length() <= Users.NAME_MAX ? email : "";
    }

    private ClientAuthentication proof(OIDCProviderMetadata metadata) {
        List<ClientAuthenticationMethod> taken = metadata.getTokenEndpointAuthMethods();
        boolean isBasic = taken == null || taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        Secret secret = new Secret(provider.secret());
        return isBasic ? new ClientSecretBasic(client, secret) : new ClientSecretPost(client, secret);
    }

    private Known known(Instant now) throws IOException {
        Optional<Known> before = known.get().filter(each -> now.isBefore(each.until()));
        if (before.isPresent()) return before.get();
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, OpenId::bounded);
            if (metadata.getAuthorizationEndpointURI() == null || metadata.getTokenEndpointURI() == null) {
                throw new IOException("the provider names no address to sign on at");
            }
            Known found = new Known(metadata, keys(metadata), now.plus(KNOWN_FOR));
            known.set(Optional.of(found));
            return found;
        } catch (GeneralException wrong) {
            throw new IOException("what the provider says of itself cannot be used: " + told(wrong), wrong);
        }
    }

    private static JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata) throws MalformedURLException {
        DefaultResourceRetriever bounded = new DefaultResourceRetriever(WITHIN_MILLIS, WITHIN_MILLIS, KEYS_BYTES_MAX);
        return JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), bounded)
                .refreshAheadCache(false)
                .build();
    }

    private static HTTPRequest bounded(HTTPRequest request) {
        request.setConnectTimeout(WITHIN_MILLIS);
        request.setReadTimeout(WITHIN_MILLIS);
        request.setFollowRedirects(false);
        return request;
    }

    private static Finished denied(String code) {
        return new Finished.Denied(code == null ? "unknown" : code);
    }

    private static String told(Exception failed) {
        return failed.getClass().getSimpleName() + ": " + failed.getMessage();
    }
}
