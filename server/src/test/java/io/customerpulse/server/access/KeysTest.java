package io.customerpulse.server.access;

import static io.customerpulse.server.access.ControlLog.START;
import static io.customerpulse.server.access.ControlLog.done;
import static io.customerpulse.server.access.ControlLog.flaws;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeysTest {

    private static final Stamp STAMP = new Stamp("adm_1", START);
    private static final String HOME = "192.0.2.7";

    private final ControlLog log = new ControlLog();
    private final Keys keys = log.access().keys();

    @Test
    void aKeyIsKnownByItsSecretAndByNothingElse() {
        Key.Made made = make("reader", Instant.MAX, "customer:read");
        assertThat(keys.check(made.secret(), HOME, START)).contains(made.key());
        assertThat(keys.check(make("another", Instant.MAX, "admin").secret(), HOME, START))
                .isPresent()
                .isNotEqualTo(keys.check(made.secret(), HOME, START));
        for (String wrong : List.of(
                "",
                "pk_live_",
                made.key().id(),
                made.secret() + "0",
                made.secret().substring(1))) {
            assertThat(keys.check(wrong, HOME, START)).as(wrong).isEmpty();
        }
    }

    @Test
    void noOtherTextIsTakenForAKey() {
        String secret = make("reader", Instant.MAX, "customer:read").secret();
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder changed = new StringBuilder(secret);
            int at = random.nextInt(secret.length());
            changed.setCharAt(at, (char) (32 + random.nextInt(300)));
            if (changed.toString().equals(secret)) continue;
            assertThat(SecretKey.isWhole(changed.toString()))
                    .as(changed.toString())
                    .isFalse();
            assertThat(keys.check(changed.toString(), HOME, START)).isEmpty();
        }
    }

    @Test
    void aSecretHasAShapeThatScannersFind() {
        String secret = make("reader", Instant.MAX, "customer:read").secret();
        assertThat(secret).matches("pk_live_[0-9A-Za-z]{43}[0-9A-Za-z]{6}");
        assertThat(SecretKey.isWhole(secret)).isTrue();
    }

    @Test
    void onlyAHashOfTheSecretIsKept() {
        Key.Made made = make("reader", Instant.MAX, "customer:read");
        assertThat(log.bytes())
                .doesNotContain(made.secret())
                .doesNotContain(made.secret().substring(12));
        assertThat(log.bytes()).contains(Digest.of(made.secret()).hex());
        assertThat(made.toString()).doesNotContain(made.secret());
    }

    @Test
    void aKeyIsRevokedAtOnceAndForEver() {
        Key.Made made = make("reader", Instant.MAX, "customer:read");
        Key revoked = done(keys.revoke(made.key().id(), STAMP));
        assertThat(revoked.revocation()).contains(START);
        assertThat(keys.check(made.secret(), HOME, START)).isEmpty();
        assertThat(log.restarted().access().keys().check(made.secret(), HOME, START))
                .isEmpty();
        int entries = log.written().size();
        done(keys.revoke(made.key().id(), STAMP));
        assertThat(log.written()).hasSize(entries);
        assertThat(keys.revoke("key_none", STAMP)).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void aKeyEndsWhenItsTimeIsOver() {
        Key.Made made = make("short", START.plusSeconds(60), "customer:read");
        assertThat(keys.check(made.secret(), HOME, START.plusSeconds(59))).isPresent();
        assertThat(keys.check(made.secret(), HOME, START.plusSeconds(60))).isEmpty();
        assertThat(keys.list()).extracting(Key::id).containsExactly(made.key().id());
    }

    @Test
    void aKeyCanBeBoundToAddresses() {
        Key.Made made = done(keys.make(
                new Key.Wanted("bound", List.of("admin"), List.of("10.1.0.0/16", "2001:db8::/32"), Instant.MAX),
                STAMP));
        assertThat(keys.check(made.secret(), "10.1.255.3", START)).isPresent();
        assertThat(keys.check(made.secret(), "2001:db8:1::1", START)).isPresent();
        assertThat(keys.check(made.secret(), "10.2.0.1", START)).isEmpty();
        assertThat(keys.check(made.secret(), "2001:db9::1", START)).isEmpty();
        assertThat(keys.check(made.secret(), "", START)).isEmpty();
    }

    @Test
    void anOldKeyStaysGoodForAWhileBesideItsSuccessor() {
        Key.Made old = make("reader", Instant.MAX, "customer:read", "pii:read");
        Key.Made fresh = done(keys.rotate(old.key().id(), Duration.ofHours(2), STAMP));
        assertThat(fresh.secret()).isNotEqualTo(old.secret());
        assertThat(fresh.key().scopes()).isEqualTo(old.key().scopes());
        Instant during = START.plusSeconds(7_199);
        Instant after = START.plusSeconds(7_200);
        assertThat(keys.check(old.secret(), HOME, during)).isPresent();
        assertThat(keys.check(old.secret(), HOME, after)).isEmpty();
        assertThat(keys.check(fresh.secret(), HOME, after)).isPresent();
        Keys restarted = log.restarted().access().keys();
        assertThat(restarted.check(old.secret(), HOME, after)).isEmpty();
        assertThat(restarted.check(fresh.secret(), HOME, after)).isPresent();
        assertThat(flaws(keys.rotate(fresh.key().id(), Duration.ofDays(31), STAMP)))
                .containsExactly("/overlap_seconds out_of_range");
        assertThat(keys.rotate(old.key().id(), Duration.ZERO, new Stamp("adm_1", after)))
                .isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Key.Wanted wanted = new Key.Wanted(" ", List.of("admin", "root"), List.of("localhost"), START);
        assertThat(flaws(keys.make(wanted, STAMP)))
                .containsExactly(
                        "/name bad_name",
                        "/scopes/1 unknown_scope",
                        "/addresses/0 not_a_range",
                        "/expires_at in_the_past");
        assertThat(log.written()).isEmpty();
    }

    @Test
    void thereIsALimitToGoodKeys() {
        for (int i = 0; i < Keys.GOOD_MAX; i++) make("key " + i, Instant.MAX, "admin");
        Key.Wanted wanted = new Key.Wanted("more", List.of("admin"), List.of(), Instant.MAX);
        assertThat(flaws(keys.make(wanted, STAMP))).containsExactly(" too_many_keys");
        done(keys.revoke(keys.list().getFirst().id(), STAMP));
        done(keys.make(wanted, STAMP));
    }

    @Test
    void keysThatWereAreNotRememberedForEver() {
        Key.Made good = make("good", Instant.MAX, "admin");
        for (int i = 0; i <= Keys.KEPT_MAX; i++) {
            log.append(
                    Keys.MADE,
                    Entry.by(STAMP)
                            .put("id", "key_" + i)
                            .put("hash", "hash " + i)
                            .put("until", START)
                            .json());
        }
        assertThat(keys.list()).hasSizeBetween(Keys.KEPT_MAX - Keys.KEPT_MAX / 10, Keys.KEPT_MAX);
        assertThat(keys.check(good.secret(), HOME, START)).isPresent();
        assertThat(log.restarted().access().keys().list()).isEqualTo(keys.list());
    }

    @Test
    void lastUseIsKeptAtMostHourly() {
        Key.Made made = make("reader", Instant.MAX, "customer:read");
        int before = log.written().size();
        for (int minute = 0; minute <= 180; minute++) {
            Instant now = START.plusSeconds(minute * 60L);
            keys.check(made.secret(), HOME, now);
            log.access().keepUses(now);
        }
        assertThat(log.written()).hasSize(before + 4);
        assertThat(keys.lastUse(made.key().id())).contains(START.plusSeconds(180 * 60));
        assertThat(log.restarted().access().keys().lastUse(made.key().id())).contains(START.plusSeconds(180 * 60));
    }

    @Test
    void aKeyMayDoWhatItsScopesSay() {
        Key reader = make("reader", Instant.MAX, "customer:read").key();
        assertThat(reader.may(Scope.CUSTOMER_READ)).isTrue();
        assertThat(reader.may(Scope.PII_READ)).isFalse();
        Key admin = make("admin", Instant.MAX, "admin").key();
        for (Scope scope : Scope.values())
            assertThat(admin.may(scope)).as(scope.word()).isTrue();
    }

    @Test
    void aRestartKnowsTheSameKeys() {
        make("one", Instant.MAX, "customer:read");
        make("<b>two\r\n", START.plusSeconds(5), "pii:read", "admin");
        done(keys.revoke(keys.list().getFirst().id(), STAMP));
        assertThat(log.restarted().access().keys().list()).isEqualTo(keys.list());
    }

    private Key.Made make(String name, Instant until, String... scopes) {
        return done(keys.make(new Key.Wanted(name, List.of(scopes), List.of(), until), STAMP));
    }
}
