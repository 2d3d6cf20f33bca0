package io.customerpulse.server.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.Ways;
import io.customerpulse.server.http.access.LyingProvider.Lie;
import io.customerpulse.server.signon.Provider;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing on as a browser does, at a provider that may lie.
class SignOnHttpTest {

    private static LyingProvider provider;
    private static Site site;

    @BeforeAll
    static void open() throws IOException {
        provider = new LyingProvider();
        site = new Site(Site.Plan.usual().signingOnAt(at(provider)));
        site.setUp();
    }

    @AfterAll
    static void close() {
        site.close();
        provider.close();
    }

    @BeforeEach
    void beTrue() {
        provider.knows("ada");
        // Tries are counted by the minute.
        site.pass(Duration.ofMinutes(1));
    }

    @Test
    void somebodyTheProviderVouchesForIsInAndOnThePageTheyWanted() {
        Site.Answer start = start("/customers?stage=fading");
        assertThat(start.status()).isEqualTo(303);
        assertThat(start.header("set-cookie")).contains("HttpOnly", "SameSite=Lax", "Max-Age=600");
        Map<String, String> asked = LyingProvider.fields(query(start));
        assertThat(asked).containsEntry("response_type", "code").containsEntry("scope", "openid email");
        assertThat(asked.get("redirect_uri")).isEqualTo(site.origin() + "/api/v1/sign-on/done");
        Site.Answer done = back(start, provider.letIn(start.header("location")));
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("location")).isEqualTo("/customers?stage=fading");
        assertThat(session(done)).contains("HttpOnly", "SameSite=Strict");
        Site.Answer caller = site.ask("GET", "/api/v1/caller")
                .with("Cookie", session(done).split(";", -1)[0])
                .send();
        assertThat(caller.json().path("name").asString()).isEqualTo(Site.NAME);
        assertThat(caller.json().path("csrf_token").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "ADDRESS_NOT_PROVED"})
    void whatCannotBeBelievedLetsNobodyIn(Lie lie) {
        provider.lieAbout(lie);
        Site.Answer start = start("/");
        Site.Answer done = back(start, provider.letIn(start.header("location")));
        assertThat(done.header("location")).isIn("/?sign_on=doubtful", "/?sign_on=denied", "/?sign_on=unreachable");
        assertThat(session(done)).isEmpty();
    }

    @Test
    void anAddressThatWasNotProvedIsNobodys() {
        provider.knows("eve");
        provider.lieAbout(Lie.ADDRESS_NOT_PROVED);
        Site.Answer start = start("/");
        Site.Answer done = back(start, provider.letIn(start.header("location")));
        assertThat(done.header("location")).isEqualTo("/?sign_on=no_email");
        assertThat(session(done)).isEmpty();
    }

    @Test
    void theProviderIsNotFollowedElsewhere() {
        provider.lieAbout(Lie.SENT_ELSEWHERE);
        Site.Answer start = start("/");
        back(start, provider.letIn(start.header("location")));
        assertThat(provider.asked()).containsExactly("/token");
    }

    @Test
    void whatComesBackTwiceCountsOnce() {
        Site.Answer start = start("/");
        String there = provider.letIn(start.header("location"));
        assertThat(session(back(start, there))).isNotEmpty();
        Site.Answer again = back(start, there);
        assertThat(again.header("location")).isEqualTo("/?sign_on=doubtful");
        assertThat(session(again)).isEmpty();
    }

    @Test
    void anotherBrowserCannotEndWhatOneHasBegun() {
        Site.Answer mine = start("/");
        Site.Answer others = start("/");
        String there = provider.letIn(mine.header("location"));
        assertThat(session(
                        site.ask("GET", there.substring(site.origin().length())).send()))
                .isEmpty();
        assertThat(session(back(others, there))).isEmpty();
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void whatTookTooLongIsOver() {
        Site.Answer start = start("/");
        String there = provider.letIn(start.header("location"));
        site.pass(Duration.ofMinutes(10));
        assertThat(back(start, there).header("location")).isEqualTo("/?sign_on=doubtful");
    }

    /// RFC 9207: a provider that names itself must be the one that was asked.
    @Test
    void anAnswerInAnotherProvidersNameIsNotBelieved() {
        Site.Answer start = start("/");
        String there = provider.letIn(start.header("location"));
        Site.Answer done = back(start, there + "&iss=https://login.example.org");
        assertThat(done.header("location")).isEqualTo("/?sign_on=doubtful");
        Site.Answer again = start("/");
        String own = provider.letIn(again.header("location")) + "&iss=" + provider.issuer();
        assertThat(session(back(again, own))).isNotEmpty();
    }

    @Test
    void whereNobodyChoosesTheirOwnAddressItCountsWithoutAProof() {
        provider.lieAbout(Lie.ADDRESS_NOT_PROVED);
        try (Site other = new Site(Site.Plan.usual().signingOnAt(at(provider, Provider.Emails.ALL)))) {
            other.setUp();
            Site.Answer start = other.ask("GET", "/api/v1/sign-on/start").send();
            assertThat(session(back(other, start, provider.letIn(start.header("location")))))
                    .isNotEmpty();
        }
    }

    @Test
    void whoeverIsRefusedAtTheProviderIsToldSo() {
        Site.Answer start = start("/");
        String state = LyingProvider.fields(query(start)).get("state");
        String there = site.origin() + "/api/v1/sign-on/done?error=access_denied&state=" + state;
        assertThat(back(start, there).header("location")).isEqualTo("/?sign_on=denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/%0d%0aSet-Cookie:a=b/../..//x\n",
                "",
                "javascript:alert(1)"
            })
    void thePageWantedIsOneOfOurs(String wanted) {
        Site.Answer start = start(wanted);
        assertThat(back(start, provider.letIn(start.header("location"))).header("location"))
                .isEqualTo("/");
    }

    @Test
    void aProviderThatIsGoneIsToldOf() throws IOException {
        LyingProvider gone = new LyingProvider();
        gone.close();
        try (Site other = new Site(Site.Plan.usual().signingOnAt(at(gone)))) {
            Site.Answer start = other.ask("GET", "/api/v1/sign-on/start").send();
            assertThat(start.header("location")).isEqualTo("/?sign_on=unreachable");
            assertThat(other.ask("GET", "/api/v1/sign-on")
                            .send()
                            .json()
                            .path("offered")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void aServerForThisMachineOnlySendsNobodyToAnotherHost() {
        Site.Answer start = site.ask("GET", "/api/v1/sign-on/start")
                .with("X-Forwarded-Host", "evil.example")
                .send();
        assertThat(LyingProvider.fields(query(start)).get("redirect_uri")).startsWith(site.origin());
    }

    private static Site.Answer start(String wanted) {
        String to = URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        return site.ask("GET", "/api/v1/sign-on/start?to=" + to).send();
    }

    private static Site.Answer back(Site.Answer start, String there) {
        return back(site, start, there);
    }

    private static Site.Answer back(Site asked, Site.Answer start, String there) {
        return asked.ask("GET", there.substring(asked.origin().length()))
                .with("Cookie", start.header("set-cookie").split(";", -1)[0])
                .with("Sec-Fetch-Site", "cross-site")
                .send();
    }

    private static String query(Site.Answer start) {
        return URI.create(start.header("location")).getRawQuery();
    }

    /// The cookie of a session, if an answer sets one.
    private static String session(Site.Answer answer) {
        return answer.headers().getOrDefault("set-cookie", List.of()).stream()
                .filter(each -> each.startsWith("pulse="))
                .findFirst()
                .orElse("");
    }

    private static Provider at(LyingProvider provider) {
        return at(provider, Provider.Emails.VERIFIED);
    }

    private static Provider at(LyingProvider provider, Provider.Emails emails) {
        return new Provider(
                provider.issuer(),
                LyingProvider.CLIENT,
                LyingProvider.SECRET,
                "The company",
                emails,
                new Ways(Ways.Passwords.EVERYBODY, Optional.empty()));
    }
}
