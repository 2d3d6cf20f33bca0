package io.customerpulse.server.person;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.person.Consent.Proof;
import io.customerpulse.server.shard.Follower;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.server.store.StoreProblem;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The consent of all customers, as events and people tell it.
public final class Consents implements Follower {

    /// The kind of a control by which a person enters a consent.
    public static final String SET = "consent.set";

    private final Store store;

    public Consents(Store store) {
        this.store = store;
    }

    /// What a person entered.
    public record Entered(Identifier identifier, Consent word) {}

    /// What a person enters.
    ///
    /// @param identifier whose consent it is
    public record Wanted(
            Identifier identifier, String purpose, String channel, boolean granted, Instant at, Proof proof) {

        /// As it stands in the journal.
        public String json() {
            return Jsons.object()
                    .put("identifier", identifier.toString())
                    .put("purpose", purpose)
                    .put("channel", channel)
                    .put("granted", granted)
                    .put("at", at.toString())
                    .put("source", proof.source())
                    .put("wording", proof.wording())
                    .put("by", proof.by())
                    .toString();
        }

        /// What a control says; empty if it is of another kind.
        static Optional<Wanted> of(Control control) {
            if (!control.kind().equals(SET)) return Optional.empty();
            JsonNode json = Jsons.read(control.json());
            return Optional.of(new Wanted(
                    Identifier.parse(json.path("identifier").asString("")),
                    json.path("purpose").asString(""),
                    json.path("channel").asString(""),
                    json.path("granted").asBoolean(false),
                    Instant.parse(json.path("at").asString("")),
                    new Proof(
                            json.path("source").asString(""),
                            json.path("wording").asString(""),
                            json.path("by").asString(""))));
        }
    }

    @Override
    public void follow(Stored stored, Batch batch) {
        Event event = stored.event();
        if (!(event.deed() instanceof Deed.Consented said)) return;
        Proof proof = new Proof(event.origin().source(), said.wording(), "");
        long at = Micros.of(said.at());
        put(
                batch,
                stored.customer(),
                new Consent(said.purpose(), said.channel(), said.granted(), at, proof, stored.sequence()));
    }

    /// Takes note of what a person entered; passes over controls of other kinds.
    public void control(Control control) {
        Wanted.of(control).ifPresent(wanted -> {
            long at = Micros.of(wanted.at());
            Consent word = new Consent(
                    wanted.purpose(), wanted.channel(), wanted.granted(), at, wanted.proof(), control.sequence());
            try (Batch batch = store.batch()) {
                put(batch, Key.of(wanted.identifier().toString()), word);
                batch.write();
            }
        });
    }

    /// What was said under one identifier.
    public ConsentLedger of(Key identifier) {
        List<Consent> words = new ArrayList<>();
        store.scanPrefix(Family.PROFILES, Rows.consents(identifier), (key, value) -> {
            words.add(decode(value));
            return true;
        });
        return new ConsentLedger(words);
    }

    /// What a customer said.
    public ConsentLedger of(List<Identifier> customer) {
        ConsentLedger ledger = ConsentLedger.EMPTY;
        for (Identifier each : customer) ledger = ledger.merge(of(Key.of(each.toString())));
        return ledger;
    }

    /// What people entered of a customer; what sources sent stands among the events.
    public List<Entered> entered(List<Identifier> customer) {
        List<Entered> entered = new ArrayList<>();
        for (Identifier each : customer) {
            of(Key.of(each.toString())).history().stream()
                    .filter(word -> !word.proof().by().isEmpty())
                    .forEach(word -> entered.add(new Entered(each, word)));
        }
        return entered;
    }

    private static void put(Batch batch, Key identifier, Consent word) {
        batch.put(Family.PROFILES, Rows.consent(identifier, word.atMicros(), word.sequence()), encode(word));
    }

    private static byte[] encode(Consent word) {
        ByteSink sink = new ByteSink();
        sink.text(word.purpose());
        sink.text(word.channel());
        sink.oneByte(word.granted() ? 1 : 0);
        sink.signed(word.atMicros());
        sink.text(word.proof().source());
        sink.text(word.proof().wording());
        sink.text(word.proof().by());
        sink.count(word.sequence());
        return sink.sealed();
    }

    private static Consent decode(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        boolean isSealed = source.isSealed();
        Consent word = new Consent(
                source.text(),
                source.text(),
                source.oneByte() == 1,
                source.signed(),
                new Proof(source.text(), source.text(), source.text()),
                source.count());
        if (!isSealed || source.isBroken()) {
            throw new StoreProblem("a consent is damaged", new IllegalStateException("checksum"));
        }
        return word;
    }
}
