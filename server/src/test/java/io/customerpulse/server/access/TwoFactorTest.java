package io.customerpulse.server.access;

import static io.customerpulse.server.access.ControlLog.START;
import static io.customerpulse.server.access.ControlLog.done;
import static io.customerpulse.server.access.ControlLog.flaws;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.Login.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwoFactorTest {

    private static final String PASSWORD = "vermilion kettle on tuesday";
    private static final String OTHER = "another kettle, on thursday";
    private static final Duration STEP = Totp.STEP;

    private final ControlLog log = new ControlLog();
    private Access access = log.access();
    private Caller.Person ada =
            new Caller.Person(new User("", "", Role.VIEWER, new Stamp("", START)), new Session("", "", START, "", ""));

    @BeforeEach
    void adaIsLoggedIn() {
        String token = access.setup().token(START).orElseThrow();
        access.setup().claim(new Setup.Claim(token, "Ada", PASSWORD), "192.0.2.7", START);
        ada = entered(enter(access, PASSWORD, "", START));
    }

    /// RFC 6238, appendix B, the last six digits of eight.
    @Test
    void codesAreThoseOfTheStandard() {
        Totp totp = new Totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        Map<Long, String> golden = Map.of(
                59L, "287082",
                1_111_111_109L, "081804",
                1_111_111_111L, "050471",
                1_234_567_890L, "005924",
                2_000_000_000L, "279037",
                20_000_000_000L, "353130");
        golden.forEach((second, code) ->
                assertThat(totp.code(Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code));
    }

    @Test
    void aSecretIsShownInBothFormsAndNothingChangesUntilItIsConfirmed() {
        assertThat(flaws(access.login().startTwoFactor(ada, OTHER, START))).containsExactly("/password wrong");
        TwoFactor.Started started = done(access.login().startTwoFactor(ada, PASSWORD, START));
        assertThat(started.secret()).matches("[A-Z2-7]{32}");
        assertThat(started.uri())
                .isEqualTo("otpauth://totp/Pulse:Ada?secret=%s&issuer=Pulse&algorithm=SHA1&digits=6&period=30"
                        .formatted(started.secret()));
        assertThat(enter(access, PASSWORD, "", START)).isInstanceOf(Result.Entered.class);
        assertThat(flaws(access.login().confirmTwoFactor(ada, "000000", START))).containsExactly("/code wrong");
        Instant late = START.plus(TwoFactor.BEGUN_LASTS);
        assertThat(flaws(access.login().confirmTwoFactor(ada, code(started, late), late)))
                .containsExactly(" not_begun");
        assertThat(access.twoFactor().isOn(ada.id())).isFalse();
        assertThat(log.bytes()).doesNotContain("two_factor");
    }

    @Test
    void thenALoginNeedsACode() {
        TwoFactor.Started started = on();
        Instant now = START.plus(STEP);
        assertThat(enter(access, PASSWORD, "", now)).isInstanceOf(Result.CodeNeeded.class);
        assertThat(enter(access, OTHER, code(started, now), now)).isInstanceOf(Result.Refused.class);
        assertThat(enter(access, PASSWORD, "12345", now)).isInstanceOf(Result.CodeWrong.class);
        assertThat(enter(access, PASSWORD, code(started, now), now)).isInstanceOf(Result.Entered.class);
        assertThat(flaws(access.login().startTwoFactor(ada, PASSWORD, now))).containsExactly(" on_already");
    }

    @Test
    void aCodeCountsOnceAlsoAfterARestart() {
        TwoFactor.Started started = on();
        assertThat(enter(access, PASSWORD, code(started, START), START)).isInstanceOf(Result.CodeWrong.class);
        Instant now = START.plus(STEP);
        String code = code(started, now);
        assertThat(enter(access, PASSWORD, code, now)).isInstanceOf(Result.Entered.class);
        assertThat(enter(access, PASSWORD, code, now)).isInstanceOf(Result.CodeWrong.class);
        assertThat(enter(log.restarted().access(), PASSWORD, code, now)).isInstanceOf(Result.CodeWrong.class);
        Instant next = now.plus(STEP);
        assertThat(enter(access, PASSWORD, code(started, next), next)).isInstanceOf(Result.Entered.class);
    }

    @Test
    void twoWhoSendOneCodeAtOnceAreOne() throws Exception {
        TwoFactor.Started started = on();
        Instant now = START.plus(STEP);
        Callable<Result> login = () -> enter(access, PASSWORD, code(started, now), now);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Result>> results = both.invokeAll(List.of(login, login));
            int entered = 0;
            for (Future<Result> each : results) if (each.get() instanceof Result.Entered) entered++;
            assertThat(entered).isOne();
        }
    }

    @Test
    void clocksMayBeOneStepApartAndNoMore() {
        TwoFactor.Started started = on();
        Instant now = START.plus(STEP.multipliedBy(10));
        assertThat(enter(access, PASSWORD, code(started, now.minus(STEP.multipliedBy(2))), now))
                .isInstanceOf(Result.CodeWrong.class);
        assertThat(enter(access, PASSWORD, code(started, now.plus(STEP.multipliedBy(2))), now))
                .isInstanceOf(Result.CodeWrong.class);
        assertThat(enter(access, PASSWORD, code(started, now.minus(STEP)), now)).isInstanceOf(Result.Entered.class);
        assertThat(enter(access, PASSWORD, code(started, now.plus(STEP)), now)).isInstanceOf(Result.Entered.class);
        assertThat(enter(access, PASSWORD, code(started, now), now)).isInstanceOf(Result.CodeWrong.class);
    }

    @Test
    void eachRecoveryCodeWorksOnceHoweverItIsWritten() {
        TwoFactor.Started started = done(access.login().startTwoFactor(ada, PASSWORD, START));
        List<String> codes = done(access.login().confirmTwoFactor(ada, code(started, START), START));
        assertThat(codes)
                .hasSize(TwoFactor.RECOVERY_CODES)
                .doesNotHaveDuplicates()
                .allMatch(each -> each.matches("[a-z2-7]{6}(-[a-z2-7]{6}){3}"));
        assertThat(enter(access, PASSWORD, codes.getFirst(), START)).isInstanceOf(Result.Entered.class);
        assertThat(enter(access, PASSWORD, codes.getFirst(), START)).isInstanceOf(Result.CodeWrong.class);
        Access restarted = log.restarted().access();
        assertThat(restarted.twoFactor().recoveryCodes(ada.id())).isEqualTo(TwoFactor.RECOVERY_CODES - 1);
        assertThat(enter(restarted, PASSWORD, codes.getFirst(), START)).isInstanceOf(Result.CodeWrong.class);
        String typed = codes.get(1).replace('-', ' ').toUpperCase(Locale.ROOT);
        assertThat(enter(restarted, PASSWORD, typed, START)).isInstanceOf(Result.Entered.class);
    }

    @Test
    void anotherPasswordKeepsTheSecondFactor() {
        TwoFactor.Started started = on();
        done(access.login().change(ada, PASSWORD, OTHER, START));
        Instant now = START.plus(STEP);
        assertThat(enter(access, OTHER, "", now)).isInstanceOf(Result.CodeNeeded.class);
        assertThat(enter(log.restarted().access(), OTHER, code(started, now), now))
                .isInstanceOf(Result.Entered.class);
        assertThat(enter(access, OTHER, code(started, now), now)).isInstanceOf(Result.Entered.class);
    }

    @Test
    void whatWasBegunUnderThePasswordBeforeIsForgotten() {
        TwoFactor.Started started = done(access.login().startTwoFactor(ada, PASSWORD, START));
        done(access.login().change(ada, PASSWORD, OTHER, START));
        assertThat(flaws(access.login().confirmTwoFactor(ada, code(started, START), START)))
                .containsExactly(" not_begun");
    }

    @Test
    void itEndsAllSessionsThatBeganWithoutIt() {
        Session.Begun elsewhere = begun(enter(access, PASSWORD, "", START));
        on();
        assertThat(access.person(elsewhere.token(), START)).isEmpty();
        assertThat(access.sessions().list(ada.id(), START))
                .extracting(Session::id)
                .containsExactly(ada.session().id());
    }

    @Test
    void itIsEndedKnowingThePassword() {
        on();
        assertThat(flaws(access.login().endTwoFactor(ada, OTHER, START))).containsExactly("/password wrong");
        done(access.login().endTwoFactor(ada, PASSWORD, START));
        assertThat(enter(access, PASSWORD, "", START)).isInstanceOf(Result.Entered.class);
        assertThat(enter(log.restarted().access(), PASSWORD, "", START)).isInstanceOf(Result.Entered.class);
        assertThat(access.login().endTwoFactor(ada, PASSWORD, START)).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void guessingACodeIsSlowed() {
        TwoFactor.Started started = on();
        Instant now = START.plus(STEP);
        for (int i = 0; i < Login.TRIES_PER_NAME; i++) {
            assertThat(enter(access, PASSWORD, "no" + i, now)).isInstanceOf(Result.CodeWrong.class);
        }
        assertThat(enter(access, PASSWORD, code(started, now), now)).isInstanceOf(Result.Slowed.class);
        for (int i = 0; i < Login.TRIES_PER_NAME; i++) access.login().confirmTwoFactor(ada, "no" + i, now);
        assertThat(flaws(access.login().confirmTwoFactor(ada, "no", now))).containsExactly("/code slowed");
    }

    @Test
    void noSecretIsOnTheDiskOrInWhatIsPrinted() {
        TwoFactor.Started started = done(access.login().startTwoFactor(ada, PASSWORD, START));
        List<String> codes = done(access.login().confirmTwoFactor(ada, code(started, START), START));
        enter(access, PASSWORD, codes.getFirst(), START);
        done(access.login().change(ada, PASSWORD, OTHER, START));
        assertThat(log.bytes()).contains("two_factor.on", "two_factor.recovered", "$aes256gcm$");
        assertThat(log.bytes())
                .doesNotContain(
                        started.secret(), HexFormat.of().formatHex(Base32.decode(started.secret())), PASSWORD, OTHER);
        for (String code : codes) {
            assertThat(log.bytes()).doesNotContain(code, code.replace("-", ""));
        }
        assertThat(started + " " + new Totp(started.secret())).doesNotContain(started.secret());
    }

    @Test
    void aSealIsOpenedByItsOwnersPasswordAlone() {
        Sealed.Owner owner = new Sealed.Owner("usr_1", PASSWORD);
        Sealed sealed = Sealed.of("SECRET", owner, ControlLog.chance(1));
        assertThat(sealed.open(owner)).contains("SECRET");
        assertThat(sealed.open(new Sealed.Owner("usr_1", OTHER))).isEmpty();
        assertThat(sealed.open(new Sealed.Owner("usr_2", PASSWORD))).isEmpty();
        assertThat(new Sealed(sealed.text().toLowerCase(Locale.ROOT)).open(owner))
                .isEmpty();
        assertThat(new Sealed("").open(owner)).isEmpty();
        assertThat(new HashSet<>(List.of(
                        sealed.text(),
                        Sealed.of("SECRET", owner, ControlLog.chance(2)).text())))
                .hasSize(2);
    }

    @Test
    void whoIsRemovedLeavesNothing() {
        on();
        User eve = invited("Eve");
        done(access.users().remove(ada.id(), new Stamp(eve.id(), START)));
        assertThat(access.twoFactor().isOn(ada.id())).isFalse();
        assertThat(log.restarted().access().twoFactor().isOn(ada.id())).isFalse();
    }

    private TwoFactor.Started on() {
        TwoFactor.Started started = done(access.login().startTwoFactor(ada, PASSWORD, START));
        done(access.login().confirmTwoFactor(ada, code(started, START), START));
        assertThat(access.twoFactor().isOn(ada.id())).isTrue();
        return started;
    }

    private User invited(String name) {
        Setup.Invited invited = new Setup.Invited(Role.ADMINISTRATOR, name);
        String token =
                access.setup().invitation(invited, new Stamp(ada.id(), START)).orElseThrow();
        Setup.Claim claim = new Setup.Claim(token, name, PASSWORD);
        if (access.setup().claim(claim, "192.0.2.7", START) instanceof Setup.Result.Claimed(User made)) return made;
        throw new AssertionError("not made");
    }

    private static String code(TwoFactor.Started started, Instant at) {
        return new Totp(started.secret()).code(Totp.step(at));
    }

    private static Result enter(Access access, String password, String code, Instant now) {
        return access.login()
                .enter(new Login.Attempt("Ada", password, code, new Login.From("192.0.2.7", "Firefox")), now);
    }

    private Caller.Person entered(Result result) {
        return access.person(begun(result).token(), START).orElseThrow();
    }

    private static Session.Begun begun(Result result) {
        if (result instanceof Result.Entered(User _, Session.Begun begun)) return begun;
        throw new AssertionError("not entered: " + result);
    }
}
