package io.customerpulse.server.access;

import static io.customerpulse.server.access.ControlLog.START;
import static io.customerpulse.server.access.ControlLog.done;
import static io.customerpulse.server.access.ControlLog.flaws;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.customerpulse.server.access.Login.Result.Entered;
import io.customerpulse.server.access.Login.Result.Refused;
import io.customerpulse.server.access.Login.Result.Slowed;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsersTest {

    private static final String GOOD = "vermilion kettle on tuesday";
    private static final String HOME = "192.0.2.7";

    private final ControlLog log = new ControlLog();
    private final Access access = log.access();

    @Test
    void theFirstTokenWorksOnceAndOnlyForHalfAnHour() {
        String old = access.setup().token(START).orElseThrow();
        String token = access.setup().token(START).orElseThrow();
        assertThat(token).matches("[0-9A-Za-z]{43}");
        assertThat(claim(old, "Ada", GOOD, START)).isInstanceOf(Setup.Result.Closed.class);
        assertThat(claim("", "Ada", GOOD, START)).isInstanceOf(Setup.Result.Closed.class);
        Instant late = START.plus(Setup.FIRST_LASTS);
        assertThat(claim(token, "Ada", GOOD, late)).isInstanceOf(Setup.Result.Closed.class);
        assertThat(claim(token, "Ada", GOOD, late.minusMillis(1))).isInstanceOf(Setup.Result.Claimed.class);
        assertThat(claim(token, "Eve", GOOD, START)).isInstanceOf(Setup.Result.Closed.class);
        assertThat(access.setup().token(START)).isEmpty();
        assertThat(access.users().list()).extracting(User::name).containsExactly("Ada");
    }

    @Test
    void aPasswordThatIsRefusedDoesNotUseTheTokenUp() {
        String token = access.setup().token(START).orElseThrow();
        assertThat(claim(token, "Ada", "short", START))
                .isEqualTo(new Setup.Result.Flawed(List.of(new Flaw(
                        "/password", "bad_length", "must have 12 to 128 characters; 15 or more are advised"))));
        assertThat(claim(token, " ", GOOD, START)).isInstanceOf(Setup.Result.Flawed.class);
        assertThat(claim(token, "Ada", GOOD, START)).isInstanceOf(Setup.Result.Claimed.class);
    }

    @Test
    void aRestartForgetsTokensButNotUsers() {
        String token = access.setup().token(START).orElseThrow();
        ControlLog restarted = log.restarted();
        assertThat(restarted.access().setup().claim(new Setup.Claim(token, "Ada", GOOD), HOME, START))
                .isInstanceOf(Setup.Result.Closed.class);
        assertThat(restarted.access().setup().token(START)).isPresent();
        ada();
        assertThat(log.restarted().access().setup().token(START)).isEmpty();
        assertThat(log.restarted().access().users().list())
                .isEqualTo(access.users().list());
    }

    @Test
    void anInvitationMakesOneMore() {
        User ada = ada();
        String token = invitation(ada, Role.AGENT, "").orElseThrow();
        assertThat(claim(token, "ADA", GOOD, START)).isInstanceOf(Setup.Result.Flawed.class);
        assertThat(claim(token, "Grace", GOOD, START.plus(Duration.ofHours(24))))
                .isInstanceOf(Setup.Result.Closed.class);
        assertThat(claim(token, "Grace", GOOD, START)).isInstanceOf(Setup.Result.Claimed.class);
        assertThat(claim(token, "Eve", GOOD, START)).isInstanceOf(Setup.Result.Closed.class);
        assertThat(access.users().named("grace"))
                .hasValueSatisfying(grace -> assertThat(grace.made().by()).isEqualTo(ada.id()));
        for (int i = 0; i < Setup.TOKENS_MAX; i++) invitation(ada, Role.VIEWER, "");
        assertThat(invitation(ada, Role.VIEWER, "")).isEmpty();
    }

    @Test
    void theLastAdministratorStays() {
        User ada = ada();
        assertThat(flaws(access.users().remove(ada.id(), new Stamp(ada.id(), START))))
                .containsExactly(" last_administrator");
        User grace = another("Grace");
        Session.Begun begun = entered("Grace", GOOD, HOME, START).begun();
        done(access.users().remove(grace.id(), new Stamp(ada.id(), START)));
        assertThat(access.person(begun.token(), START)).isEmpty();
        assertThat(enter("Grace", GOOD, HOME, START)).isInstanceOf(Refused.class);
        assertThat(log.restarted().access().person(begun.token(), START)).isEmpty();
    }

    @Test
    void theFirstIsAnAdministratorAndTheRestIsWhatTheyAreInvitedAs() {
        User ada = ada();
        assertThat(ada.role()).isEqualTo(Role.ADMINISTRATOR);
        User grace = another("Grace", Role.AGENT);
        assertThat(grace.role()).isEqualTo(Role.AGENT);
        assertThat(log.restarted().access().users().list()).containsExactlyInAnyOrder(ada, grace);
    }

    @Test
    void anInvitationWithANameIsForThatName() {
        String token = invitation(ada(), Role.ANALYST, "Grace Hopper").orElseThrow();
        assertThat(claim(token, "Eve", GOOD, START)).isInstanceOf(Setup.Result.Flawed.class);
        assertThat(claim(token, "", GOOD, START)).isInstanceOf(Setup.Result.Claimed.class);
        assertThat(access.users().named("grace hopper").map(User::role)).contains(Role.ANALYST);
    }

    @Test
    void anInvitationEndsWithItsGiverBeingAnAdministrator() {
        User ada = ada();
        User grace = another("Grace");
        String ofGrace = invitation(grace, Role.ADMINISTRATOR, "").orElseThrow();
        done(access.users().change(grace.id(), Role.VIEWER, new Stamp(ada.id(), START)));
        assertThat(claim(ofGrace, "Eve", GOOD, START)).isInstanceOf(Setup.Result.Closed.class);
        done(access.users().change(grace.id(), Role.ADMINISTRATOR, new Stamp(ada.id(), START)));
        String ofAda = invitation(ada, Role.ADMINISTRATOR, "").orElseThrow();
        done(access.users().remove(ada.id(), new Stamp(grace.id(), START)));
        assertThat(claim(ofAda, "Eve", GOOD, START)).isInstanceOf(Setup.Result.Closed.class);
    }

    @Test
    void anotherRoleHoldsAtOnceInSessionsThatAreOpen() {
        User ada = ada();
        User grace = another("Grace", Role.AGENT);
        Session.Begun begun = entered("Grace", GOOD, HOME, START).begun();
        Caller.Person before = access.person(begun.token(), START).orElseThrow();
        assertThat(before.may(Scope.CUSTOMER_WRITE)).isTrue();
        assertThat(access.isStill(before, START)).isTrue();
        done(access.users().change(grace.id(), Role.VIEWER, new Stamp(ada.id(), START)));
        Caller.Person after = access.person(begun.token(), START).orElseThrow();
        assertThat(after.may(Scope.CUSTOMER_WRITE)).isFalse();
        assertThat(after.may(Scope.PII_READ)).isFalse();
        assertThat(after.may(Scope.CUSTOMER_READ)).isTrue();
        assertThat(access.isStill(before, START)).isFalse();
        assertThat(access.isStill(after, START)).isTrue();
        assertThat(log.restarted().access().person(begun.token(), START)).contains(after);
        access.sessions().end(begun.session().id(), new Stamp(grace.id(), START));
        assertThat(access.isStill(after, START)).isFalse();
    }

    @Test
    void theLastAdministratorStaysOne() {
        User ada = ada();
        User grace = another("Grace", Role.MARKETER);
        Stamp stamp = new Stamp(ada.id(), START);
        assertThat(flaws(access.users().change(ada.id(), Role.VIEWER, stamp)))
                .containsExactly("/role last_administrator");
        assertThat(flaws(access.users().remove(ada.id(), stamp))).containsExactly(" last_administrator");
        done(access.users().change(grace.id(), Role.ADMINISTRATOR, stamp));
        done(access.users().change(ada.id(), Role.VIEWER, stamp));
        assertThat(flaws(access.users().remove(grace.id(), stamp))).containsExactly(" last_administrator");
        done(access.users().remove(ada.id(), stamp));
    }

    @Test
    void whoWasMadeBeforeThereWereRolesIsAnAdministrator() {
        log.append(
                "admin.made",
                "{\"by\":\"setup\",\"at\":\"2027-01-01T00:00:00Z\",\"id\":\"adm_1\",\"name\":\"Ada\",\"hash\":\"\"}");
        log.append(
                "admin.made",
                "{\"by\":\"adm_1\",\"at\":\"2027-01-02T00:00:00Z\",\"id\":\"adm_2\",\"name\":\"Eve\",\"hash\":\"\"}");
        log.append("admin.removed", "{\"by\":\"adm_1\",\"at\":\"2027-01-03T00:00:00Z\",\"id\":\"adm_2\"}");
        assertThat(access.users().list())
                .extracting(User::id, User::role)
                .containsExactly(tuple("adm_1", Role.ADMINISTRATOR));
    }

    @Test
    void aRoleThatIsNotKnownHereIsTheLeast() {
        log.append(
                "user.made",
                "{\"by\":\"x\",\"at\":\"2027-01-01T00:00:00Z\",\"id\":\"usr_1\",\"name\":\"Ada\",\"role\":\"emperor\"}");
        assertThat(access.users().find("usr_1").map(User::role)).contains(Role.VIEWER);
    }

    @Test
    void nobodyLearnsWhetherANameExists() {
        ada();
        assertThat(enter("Ada", "wrong password here", HOME, START)).isEqualTo(enter("Eve", GOOD, HOME, START));
        enter("Ada", "wrong password here", "198.51.100.1", START);
        for (int i = 0; i < 3; i++) {
            enter("Ada", "wrong password here", "198.51.100.1", START);
            enter("Eve", "wrong password here", "198.51.100.2", START);
        }
        enter("Eve", "wrong password here", "198.51.100.2", START);
        assertThat(enter("Ada", GOOD, "198.51.100.3", START)).isInstanceOf(Slowed.class);
        assertThat(enter("Ada", GOOD, "198.51.100.3", START)).isEqualTo(enter("Eve", GOOD, "198.51.100.4", START));
    }

    @Test
    void aNameThatNobodyHasTakesAsLong() {
        ada();
        enter("Ada", "wrong password here", HOME, START);
        long known = cpu(() -> enter("Ada", "wrong password here", "198.51.100.1", START));
        long unknown = cpu(() -> enter("Eve", "wrong password here", "198.51.100.2", START));
        assertThat((double) unknown / known).isBetween(0.3, 3.0);
    }

    @Test
    void aStrangerWhoGuessesDoesNotLockTheOwnerOut() {
        ada();
        entered("Ada", GOOD, HOME, START);
        Instant now = START;
        for (int i = 0; i < 39; i++, now = now.plusSeconds(5)) {
            enter("Ada", "wrong password here", "198.51.100." + i, now);
        }
        assertThat(enter("Ada", GOOD, "198.51.100.77", now)).isInstanceOf(Slowed.class);
        assertThat(enter("Ada", GOOD, HOME, now)).isInstanceOf(Entered.class);
    }

    @Test
    void oneAddressCannotTryManyNames() {
        ada();
        for (int i = 1; i < Login.TRIES_PER_ADDRESS; i++) {
            assertThat(claim("wrong", "Eve", GOOD, START)).isInstanceOf(Setup.Result.Closed.class);
        }
        assertThat(enter("Ada", GOOD, HOME, START)).isInstanceOf(Slowed.class);
        assertThat(claim("wrong", "Eve", GOOD, START)).isInstanceOf(Setup.Result.Slowed.class);
        assertThat(enter("Ada", GOOD, HOME, START.plusSeconds(60))).isInstanceOf(Entered.class);
    }

    @Test
    void anotherPasswordEndsAllOtherSessions() {
        User ada = ada();
        Session.Begun here = entered("Ada", GOOD, HOME, START).begun();
        Session.Begun there = entered("Ada", GOOD, "198.51.100.1", START).begun();
        Caller.Person person = new Caller.Person(ada, here.session());
        assertThat(flaws(access.login().change(person, "wrong password here", "another kettle, on friday", START)))
                .containsExactly("/present_password wrong");
        assertThat(flaws(access.login().change(person, GOOD, "short", START))).containsExactly("/password bad_length");
        done(access.login().change(person, GOOD, "another kettle, on thursday", START));
        assertThat(access.person(here.token(), START)).isPresent();
        assertThat(access.person(there.token(), START)).isEmpty();
        assertThat(enter("Ada", GOOD, HOME, START)).isInstanceOf(Refused.class);
        assertThat(enter("ada", "another kettle, on thursday", HOME, START)).isInstanceOf(Entered.class);
    }

    @Test
    void oldHashesAreMadeStrongerAtLogin() {
        log.append(
                Users.MADE,
                Entry.by(new Stamp("setup", START))
                        .put("id", "adm_old")
                        .put("name", "Ada")
                        .put(
                                "hash",
                                "$argon2id$v=19$m=1024,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$lkKAGXcxpgoPcVY4LcVlzcvDKaFUkaUlclhpYgLANPE")
                        .json());
        Session.Begun begun = entered("Ada", GOOD, HOME, START).begun();
        assertThat(log.written()).extracting(ControlLog.Written::kind).contains(Users.REHASHED);
        assertThat(access.person(begun.token(), START)).isPresent();
        assertThat(enter("Ada", GOOD, HOME, START)).isInstanceOf(Entered.class);
        assertThat(log.written())
                .filteredOn(each -> each.kind().equals(Users.REHASHED))
                .hasSize(1);
    }

    @Test
    void noSecretOfAnyKindGoesToTheDisk() {
        String token = access.setup().token(START).orElseThrow();
        claim(token, "Ada", GOOD, START);
        Session.Begun begun = entered("Ada", GOOD, HOME, START).begun();
        User ada = access.users().list().getFirst();
        String invitation = invitation(ada, Role.VIEWER, "").orElseThrow();
        Key.Made key = done(access.keys()
                .make(new Key.Wanted("k", List.of("admin"), List.of(), Instant.MAX), new Stamp("adm_1", START)));
        access.person(begun.token(), START.plusSeconds(7_200));
        access.keepUses(START.plusSeconds(7_200));
        String proof = Sessions.proof(begun.token());
        assertThat(log.bytes()).contains("session.made", "key.made", "access.uses");
        for (String secret : List.of(token, GOOD, begun.token(), invitation, key.secret(), proof)) {
            assertThat(log.bytes()).doesNotContain(secret);
        }
    }

    private static long cpu(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = threads.getCurrentThreadCpuTime();
            work.run();
            best = Math.min(best, threads.getCurrentThreadCpuTime() - before);
        }
        return best;
    }

    private User ada() {
        return another("Ada");
    }

    /// One more administrator.
    private User another(String name) {
        return another(name, Role.ADMINISTRATOR);
    }

    private User another(String name, Role role) {
        String token = access.setup()
                .token(START)
                .or(() -> invitation(access.users().list().getFirst(), role, ""))
                .orElseThrow();
        return claim(token, name, GOOD, START) instanceof Setup.Result.Claimed(User made) ? made : none();
    }

    private Optional<String> invitation(User by, Role role, String name) {
        return access.setup().invitation(new Setup.Invited(role, name), new Stamp(by.id(), START));
    }

    private static User none() {
        throw new AssertionError("not made");
    }

    private Setup.Result claim(String token, String name, String password, Instant now) {
        return access.setup().claim(new Setup.Claim(token, name, password), HOME, now);
    }

    private Login.Result enter(String name, String password, String address, Instant now) {
        return access.login().enter(new Login.Attempt(name, password, new Login.From(address, "Firefox")), now);
    }

    private Entered entered(String name, String password, String address, Instant now) {
        if (enter(name, password, address, now) instanceof Entered entered) return entered;
        throw new AssertionError("not entered");
    }
}
