package io.customerpulse.server.access;

import static io.customerpulse.server.access.ControlLog.START;
import static io.customerpulse.server.access.ControlLog.done;
import static io.customerpulse.server.access.ControlLog.flaws;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesTest {

    private static final Stamp STAMP = new Stamp("adm_1", START);
    private static final SourceEntry.Wanted SHOP = new SourceEntry.Wanted("segment", "Shop", "", "", Map.of(), true);
    private static final SourceEntry.Wanted MAIL =
            new SourceEntry.Wanted("sendgrid", "Mail", "", "whsec_5iFvq0", Map.of("region", "eu"), true);

    private final ControlLog log = new ControlLog();
    private final Sources sources = log.access().sources();

    @Test
    void aSourceIsFoundByItsWriteKeyOrByKindAndId() {
        SourceEntry shop = done(sources.make(SHOP, STAMP));
        SourceEntry mail = done(sources.make(MAIL, STAMP));
        assertThat(shop.writeKey()).matches("wk_[0-9A-Za-z]{22}");
        assertThat(mail.writeKey()).isEmpty();
        assertThat(sources.account(shop.writeKey())).contains(shop);
        assertThat(sources.account("sendgrid", mail.id())).contains(mail);
        assertThat(sources.account("shopify", mail.id())).isEmpty();
        assertThat(sources.account("")).isEmpty();
        assertThat(mail.account().secret()).isEqualTo("whsec_5iFvq0");
        assertThat(mail.account().options()).containsExactly(Map.entry("region", "eu"));
    }

    @Test
    void aWriteKeyIsNoSecretKey() {
        SourceEntry shop = done(sources.make(SHOP, STAMP));
        assertThat(log.access().keys().check(shop.writeKey(), "192.0.2.7", START))
                .isEmpty();
    }

    @Test
    void theWriteKeyOfAnOldSystemCanBeKept() {
        SourceEntry shop = done(sources.make(withWriteKey("Ab12_-Ab12Ab12"), STAMP));
        assertThat(sources.account("Ab12_-Ab12Ab12")).contains(shop);
        assertThat(flaws(sources.make(withWriteKey("Ab12_-Ab12Ab12"), STAMP))).containsExactly("/write_key taken");
        for (String bad : new String[] {"short", "with space 1", "a\r\nb12345678", SecretKey.PREFIX + "12345678"}) {
            assertThat(flaws(sources.make(withWriteKey(bad), STAMP))).containsExactly("/write_key bad_shape");
        }
    }

    @Test
    void aChangeLeavesTheRest() {
        SourceEntry mail = done(sources.make(MAIL, STAMP));
        Stamp later = new Stamp("key_9", START.plusSeconds(9));
        SourceEntry off = done(sources.change(
                mail.id(),
                was -> new SourceEntry.Wanted(
                        was.kind(), was.name(), was.writeKey(), was.secret(), was.options(), false),
                later));
        assertThat(off.enabled()).isFalse();
        assertThat(off.account()).isEqualTo(mail.account());
        assertThat(off.made()).isEqualTo(STAMP);
        assertThat(off.changed()).isEqualTo(later);
        assertThat(sources.account("sendgrid", mail.id())).contains(off);
        int entries = log.written().size();
        done(sources.change(mail.id(), was -> was, later));
        assertThat(log.written()).hasSize(entries);
    }

    @Test
    void anotherWriteKeyEndsTheOldOne() {
        SourceEntry shop = done(sources.make(SHOP, STAMP));
        SourceEntry moved = done(sources.change(shop.id(), _ -> withWriteKey("Ab12_-Ab12Ab12"), STAMP));
        assertThat(sources.account(shop.writeKey())).isEmpty();
        assertThat(sources.account("Ab12_-Ab12Ab12")).contains(moved);
    }

    @Test
    void aRemovedSourceIsGoneForGood() {
        SourceEntry shop = done(sources.make(SHOP, STAMP));
        done(sources.remove(shop.id(), STAMP));
        assertThat(sources.account(shop.writeKey())).isEmpty();
        assertThat(sources.list()).isEmpty();
        assertThat(sources.remove(shop.id(), STAMP)).isInstanceOf(Outcome.Missing.class);
        assertThat(sources.change(shop.id(), was -> was, STAMP)).isInstanceOf(Outcome.Missing.class);
        assertThat(log.restarted().access().sources().list()).isEmpty();
    }

    @Test
    void whatAKindNeedsIsAskedFor() {
        assertThat(flaws(sources.make(new SourceEntry.Wanted("fax", "", "", "", Map.of(), true), STAMP)))
                .containsExactly("/name bad_name", "/kind unknown_kind");
        assertThat(flaws(sources.make(
                        new SourceEntry.Wanted("sendgrid", "Mail", "Ab12_-Ab12Ab12", "", Map.of("zone", "eu"), true),
                        STAMP)))
                .containsExactly("/secret missing", "/write_key not_used", "/options/zone unknown_option");
        assertThat(flaws(sources.make(new SourceEntry.Wanted("segment", "Shop", "", "x", Map.of(), true), STAMP)))
                .containsExactly("/secret not_used");
        assertThat(log.written()).isEmpty();
    }

    @Test
    void aRestartKnowsTheSameSources() {
        done(sources.make(SHOP, STAMP));
        done(sources.make(MAIL, new Stamp("adm_1", START.plusSeconds(1))));
        assertThat(log.restarted().access().sources().list()).isEqualTo(sources.list());
    }

    @Test
    void aSecretIsInNoText() {
        SourceEntry mail = done(sources.make(MAIL, STAMP));
        assertThat(mail.toString()).doesNotContain("whsec_5iFvq0");
        assertThat(MAIL.toString()).doesNotContain("whsec_5iFvq0");
    }

    private static SourceEntry.Wanted withWriteKey(String writeKey) {
        return new SourceEntry.Wanted("segment", "Shop", writeKey, "", Map.of(), true);
    }
}
