package io.customerpulse.server.access;

import static io.customerpulse.server.access.ControlLog.START;
import static io.customerpulse.server.access.ControlLog.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final Stamp STAMP = new Stamp("adm_1", START);

    @Test
    void entriesOfOtherPartsAreNoneOfItsBusiness() {
        ControlLog log = new ControlLog();
        log.append("consent.set", "not even JSON");
        assertThat(log.access().keys().list()).isEmpty();
    }

    @Test
    void anEntryMayHoldMoreThanWeKnow() {
        ControlLog log = new ControlLog();
        log.append("key.revoked", "{\"id\":\"key_unknown\",\"at\":\"2027-01-01T00:00:00Z\",\"by\":\"x\",\"more\":[1]}");
        log.append("source.removed", "{\"id\":\"src_unknown\",\"at\":\"2027-01-01T00:00:00Z\",\"by\":\"x\"}");
        log.append("session.ended", "{\"id\":\"ses_unknown\",\"at\":\"2027-01-01T00:00:00Z\",\"by\":\"x\"}");
        assertThat(log.access().keys().list()).isEmpty();
    }

    @Test
    void everyEntrySaysWhoAndWhen() {
        ControlLog log = new ControlLog();
        done(log.access().keys().make(new Key.Wanted("k", List.of("admin"), List.of(), Instant.MAX), STAMP));
        done(log.access().sources().make(new SourceEntry.Wanted("segment", "Shop", "", "", Map.of(), true), STAMP));
        assertThat(log.written())
                .allSatisfy(each -> assertThat(Entry.read(each.json()).stamp()).isEqualTo(STAMP));
    }

    @Test
    void whatCannotBeKeptDidNotHappen() {
        Records full = (kind, json) -> {
            throw new UncheckedIOException(new IOException("no space left"));
        };
        Access access =
                new Access(full, ControlLog.chance(1), new Access.Settings(ControlLog.KINDS, Sessions.Lifetime.USUAL));
        Key.Wanted wanted = new Key.Wanted("k", List.of("admin"), List.of(), Instant.MAX);
        assertThatThrownBy(() -> access.keys().make(wanted, STAMP)).isInstanceOf(UncheckedIOException.class);
        assertThat(access.keys().list()).isEmpty();
        assertThatThrownBy(() ->
                        access.sources().make(new SourceEntry.Wanted("segment", "Shop", "", "", Map.of(), true), STAMP))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(access.sources().list()).isEmpty();
    }
}
