package io.customerpulse.server.http.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.customerpulse.server.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A provider of identities on loopback that tells the truth until it is asked for a lie. It lets everybody in as the
/// one person it knows.
final class LyingProvider implements AutoCloseable {

    static final String CLIENT = "pulse";
    static final String SECRET = "a secret that is long enough for a signature with it";
    static final String EMAIL = "Ada";

    private static final RSAKey KEY = newKey();
    private static final RSAKey STRANGE = newKey();

    private final HttpServer server;
    private final Map<String, Map<String, String>> begun = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Lie lie = Lie.NONE;
    private String subject = "";

    /// What it may lie about.
    enum Lie {
        NONE,
        ANOTHER_KEY,
        NO_SIGNATURE,
        SIGNED_WITH_THE_SECRET,
        ANOTHER_ISSUER,
        ANOTHER_AUDIENCE,
        TOO_OLD,
        ANOTHER_NONCE,
        NO_subject,
        TOLD_OF_SOMEBODY_ELSE,
        ADDRESS_NOT_PROVED,
        TOKEN_IS_NO_JSON,
        SENT_ELSEWHERE
    }

    LyingProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, metadata()));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(KEY.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.createContext("/me", this::me);
        server.start();
    }

    void lieAbout(Lie other) {
        lie = other;
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What it was asked for, the paths.
    List<String> asked() {
        return List.copyOf(asked);
    }

    /// Forgets what it was asked, and tells the truth about somebody.
    void knows(String other) {
        asked.clear();
        lie = Lie.NONE;
        subject = other;
    }

    /// Lets the browser in that comes to an address of it, and says where it sends it: with a code, and the state.
    String letIn(String address) {
        Map<String, String> said = fields(URI.create(address).getRawQuery());
        String code = "code" + begun.size();
        begun.put(code, said);
        return "%s?code=%s&state=%s".formatted(said.get("redirect_uri"), code, said.get("state"));
    }

    static Map<String, String> fields(String form) {
        return Stream.of(form.split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void token(HttpExchange exchange) throws IOException {
        asked.add("/token");
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> said = begun.remove(form.get("code"));
        if (said == null || !isUs(exchange) || !isWhoBegan(form, said)) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
        } else if (lie == Lie.SENT_ELSEWHERE) {
            exchange.getResponseHeaders().set("Location", issuer() + "/me");
            answer(exchange, 307, "{}");
        } else if (lie == Lie.TOKEN_IS_NO_JSON) {
            answer(exchange, 200, "<html>");
        } else {
            Map<String, Object> tokens = Map.of("access_token", "a", "token_type", "Bearer", "id_token", idToken(said));
            answer(exchange, 200, Json.MAPPER.writeValueAsString(tokens));
        }
    }

    private void me(HttpExchange exchange) throws IOException {
        asked.add("/me");
        Map<String, Object> said = Map.of(
                "sub",
                lie == Lie.TOLD_OF_SOMEBODY_ELSE ? "1" : subject,
                "email",
                EMAIL,
                "email_verified",
                lie != Lie.ADDRESS_NOT_PROVED);
        answer(exchange, 200, Json.MAPPER.writeValueAsString(said));
    }

    private String idToken(Map<String, String> said) {
        Instant at = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(lie == Lie.ANOTHER_ISSUER ? "https://login.example.org" : issuer().toString())
                .audience(lie == Lie.ANOTHER_AUDIENCE ? "somebody else" : CLIENT)
                .subject(lie == Lie.NO_subject ? null : subject)
                .issueTime(Date.from(at))
                .expirationTime(Date.from(lie == Lie.TOO_OLD ? at.minusSeconds(3600) : at.plusSeconds(60)))
                .claim("nonce", lie == Lie.ANOTHER_NONCE ? "another" : said.get("nonce"))
                .build();
        if (lie == Lie.NO_SIGNATURE) return new PlainJWT(claims).serialize();
        boolean isShared = lie == Lie.SIGNED_WITH_THE_SECRET;
        JWSHeader header = new JWSHeader.Builder(isShared ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                .keyID(KEY.getKeyID())
                .build();
        try {
            JWSSigner signer =
                    isShared ? new MACSigner(SECRET) : new RSASSASigner(lie == Lie.ANOTHER_KEY ? STRANGE : KEY);
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isUs(HttpExchange exchange) {
        String proof = CLIENT + ":" + SECRET.replace(' ', '+');
        String expected = "Basic " + Base64.getEncoder().encodeToString(proof.getBytes(StandardCharsets.UTF_8));
        return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    /// Whether the verifier is that of the challenge: RFC 7636, S256.
    private static boolean isWhoBegan(Map<String, String> form, Map<String, String> said) {
        return "S256".equals(said.get("code_challenge_method"))
                && Objects.equals(form.get("redirect_uri"), said.get("redirect_uri"))
                && challenge(form.getOrDefault("code_verifier", "")).equals(said.get("code_challenge"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String metadata() {
        return Json.MAPPER.writeValueAsString(Map.of(
                "issuer",
                issuer().toString(),
                "authorization_endpoint",
                issuer() + "/auth",
                "token_endpoint",
                issuer() + "/token",
                "userinfo_endpoint",
                issuer() + "/me",
                "jwks_uri",
                issuer() + "/keys",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256")));
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
