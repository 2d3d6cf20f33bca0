package io.customerpulse.server.intake;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Key;

/// One thing that is to come into the journal, made ready by whoever brings it, so that the one thread that
/// writes the journal has little left to do.
public sealed interface Item {

    /// Where it is looked up to tell whether it is a repeat.
    Key id();

    /// Its entry in the journal; must not be changed.
    byte[] payload();

    /// An event.
    final class Happened implements Item {
        private final Event event;
        private final Key id;
        private final Key customer;
        private final byte[] payload;

        Happened(Event event) {
            this.event = event;
            this.id = Seen.id(event);
            this.customer = Stored.key(event);
            this.payload = EventBytes.encode(event);
        }

        public Event event() {
            return event;
        }

        Key customer() {
            return customer;
        }

        @Override
        public Key id() {
            return id;
        }

        @Override
        public byte[] payload() {
            return payload;
        }
    }

    /// A record that cannot be used.
    final class Refused implements Item {
        private final Refusal refusal;
        private final Key id;
        private final byte[] payload;

        Refused(Refusal refusal) {
            this.refusal = refusal;
            this.id = Seen.id(refusal);
            this.payload = EventBytes.encode(refusal);
        }

        public Refusal refusal() {
            return refusal;
        }

        @Override
        public Key id() {
            return id;
        }

        @Override
        public byte[] payload() {
            return payload;
        }
    }

    /// Something a person or the house has set; never a repeat.
    final class Setting implements Item {
        private final String kind;
        private final String json;

        Setting(String kind, String json) {
            this.kind = kind;
            this.json = json;
        }

        public String kind() {
            return kind;
        }

        public String json() {
            return json;
        }

        @Override
        public Key id() {
            return Seen.NEVER;
        }

        @Override
        public byte[] payload() {
            ByteSink sink = new ByteSink();
            sink.text(kind);
            sink.text(json);
            return sink.sealed();
        }
    }

    /// What a source read.
    static Item of(Reading reading) {
        return switch (reading) {
            case Reading.Good good -> new Happened(good.event());
            case Reading.Bad bad -> new Refused(bad.refusal());
        };
    }

    /// What somebody set.
    ///
    /// @param kind a word such as `source.put`
    /// @param json an object
    static Item setting(String kind, String json) {
        return new Setting(kind, json);
    }
}
