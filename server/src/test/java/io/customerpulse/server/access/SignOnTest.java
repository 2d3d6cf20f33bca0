package io.customerpulse.server.access;

import static io.customerpulse.server.access.ControlLog.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.SignOn.Reason;
import io.customerpulse.server.access.SignOn.Result;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignOnTest {

    private static final String PROVIDER = "https://login.example.com";
    private static final String GOOD = "vermilion kettle on tuesday";
    private static final Login.From HOME = new Login.From("192.0.2.7", "a browser");

    private ControlLog log = new ControlLog(1, Ways.USUAL);

    @Test
    void theUserOfTheirAddressIsThemAndStaysThemWhateverTheirAddressBecomes() {
        User ada = administrator("ada@example.com");
        assertThat(enter("7", "Ada@Example.com")).isEqualTo(ada);
        assertThat(enter("7", "lovelace@example.com")).isEqualTo(ada);
        assertThat(enter("7", "")).isEqualTo(ada);
        log = log.restarted();
        assertThat(enter("7", "")).isEqualTo(ada);
    }

    @Test
    void aSignOnBeginsASessionOfTheirs() {
        User ada = administrator("ada@example.com");
        Result result = log.access().signOn().enter(who("7", "ada@example.com"), HOME, START);
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Entered.class,
                        entered -> assertThat(
                                        log.access().person(entered.begun().token(), START))
                                .hasValueSatisfying(
                                        person -> assertThat(person.user()).isEqualTo(ada)));
    }

    @Test
    void whoeverGetsTheAddressOfSomebodyLaterIsNotThem() {
        administrator("ada@example.com");
        enter("7", "ada@example.com");
        assertThat(refusal("8", "ada@example.com")).isEqualTo(Reason.SOMEBODY_ELSE);
        assertThat(log.access().users().list()).hasSize(1);
    }

    @Test
    void theSameSubjectAtAnotherProviderIsSomebodyElse() {
        administrator("ada@example.com");
        enter("7", "ada@example.com");
        Vouched other = new Vouched("https://login.example.org", "7", "ada@example.com");
        assertThat(log.access().signOn().enter(other, HOME, START)).isEqualTo(new Result.Refused(Reason.SOMEBODY_ELSE));
    }

    @Test
    void whoIsNotKnownIsRefusedUnlessNewcomersAreLetIn() {
        administrator("ada@example.com");
        assertThat(refusal("8", "grace@example.com")).isEqualTo(Reason.NO_ACCOUNT);
        assertThat(refusal("8", "")).isEqualTo(Reason.NO_EMAIL);
        log = log.restarted(new Ways(Ways.Passwords.EVERYBODY, Optional.of(Role.VIEWER)));
        assertThat(refusal("8", "")).isEqualTo(Reason.NO_EMAIL);
        User grace = enter("8", "grace@example.com");
        assertThat(grace.role()).isEqualTo(Role.VIEWER);
        assertThat(grace.made().by()).isEqualTo("sign_on");
        log = log.restarted();
        assertThat(enter("8", "grace@example.com")).isEqualTo(grace);
    }

    @Test
    void nobodyIsLetInBeforeThereIsAnAdministrator() {
        log = new ControlLog(1, new Ways(Ways.Passwords.EVERYBODY, Optional.of(Role.ADMINISTRATOR)));
        assertThat(refusal("8", "grace@example.com")).isEqualTo(Reason.NOT_SET_UP);
        assertThat(log.access().setup().token(START)).isPresent();
    }

    @Test
    void anInvitationByTheirAddressIsUsedUpByASignOn() {
        User ada = administrator("ada@example.com");
        Setup.Invited invited = new Setup.Invited(Role.ANALYST, "grace@example.com");
        String token = log.access()
                .setup()
                .invitation(invited, new Stamp(ada.id(), START))
                .orElseThrow();
        assertThat(enter("8", "grace@example.com").role()).isEqualTo(Role.ANALYST);
        Setup.Claim claim = new Setup.Claim(token, "", GOOD);
        assertThat(log.access().setup().claim(claim, HOME.address(), START)).isInstanceOf(Setup.Result.Closed.class);
    }

    @Test
    void anInvitationThatIsTooOldLetsNobodyIn() {
        User ada = administrator("ada@example.com");
        Stamp before = new Stamp(ada.id(), START.minus(Setup.INVITATION_LASTS));
        log.access().setup().invitation(new Setup.Invited(Role.ANALYST, "grace@example.com"), before);
        assertThat(refusal("8", "grace@example.com")).isEqualTo(Reason.NO_ACCOUNT);
    }

    @Test
    void whoCameBySignOnHasNoPasswordThatCouldBeGuessed() {
        administrator("ada@example.com");
        log = log.restarted(new Ways(Ways.Passwords.EVERYBODY, Optional.of(Role.VIEWER)));
        User grace = enter("8", "grace@example.com");
        assertThat(log.access().users().hasPassword(grace.id())).isFalse();
        assertThat(login("grace@example.com", "")).isInstanceOf(Login.Result.Refused.class);
        assertThat(login("grace@example.com", GOOD)).isInstanceOf(Login.Result.Refused.class);
    }

    @Test
    void aUserWhoWasRemovedIsNotKnownByTheirSignOnAnyMore() {
        User ada = administrator("ada@example.com");
        Setup.Invited invited = new Setup.Invited(Role.AGENT, "grace@example.com");
        log.access().setup().invitation(invited, new Stamp(ada.id(), START));
        User grace = enter("8", "grace@example.com");
        ControlLog.done(log.access().users().remove(grace.id(), new Stamp(ada.id(), START)));
        assertThat(refusal("8", "grace@example.com")).isEqualTo(Reason.NO_ACCOUNT);
    }

    @Test
    void wherePasswordsAreForAdministratorsARightOneIsNotEnoughForOthers() {
        User ada = administrator("ada@example.com");
        Setup.Invited invited = new Setup.Invited(Role.AGENT, "grace@example.com");
        String token = log.access()
                .setup()
                .invitation(invited, new Stamp(ada.id(), START))
                .orElseThrow();
        log.access().setup().claim(new Setup.Claim(token, "", GOOD), HOME.address(), START);
        log = log.restarted(new Ways(Ways.Passwords.ADMINISTRATORS, Optional.empty()));
        assertThat(login("ada@example.com", GOOD)).isInstanceOf(Login.Result.Entered.class);
        assertThat(login("grace@example.com", GOOD)).isEqualTo(new Login.Result.SignOnNeeded());
        assertThat(login("grace@example.com", GOOD + "!")).isEqualTo(new Login.Result.Refused());
    }

    private User administrator(String name) {
        String token = log.access().setup().token(START).orElseThrow();
        Setup.Claim claim = new Setup.Claim(token, name, GOOD);
        if (log.access().setup().claim(claim, HOME.address(), START) instanceof Setup.Result.Claimed(User user)) {
            return user;
        }
        throw new AssertionError("not claimed");
    }

    private User enter(String subject, String email) {
        if (log.access().signOn().enter(who(subject, email), HOME, START) instanceof Result.Entered entered) {
            return entered.user();
        }
        throw new AssertionError("not let in");
    }

    private Reason refusal(String subject, String email) {
        if (log.access().signOn().enter(who(subject, email), HOME, START) instanceof Result.Refused(Reason reason)) {
            return reason;
        }
        throw new AssertionError("let in");
    }

    private Login.Result login(String name, String password) {
        return log.access().login().enter(new Login.Attempt(name, password, HOME), START);
    }

    private static Vouched who(String subject, String email) {
        return new Vouched(PROVIDER, subject, email);
    }
}
