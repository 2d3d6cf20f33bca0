package io.customerpulse.server.people;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import io.customerpulse.engine.identity.Bond;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.Link;
import io.customerpulse.engine.identity.Pair;
import io.customerpulse.engine.identity.Split;
import io.customerpulse.engine.identity.Strength;
import io.customerpulse.server.store.StoreProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Facts about identifiers as bytes. They are an index: bytes that cannot be read are a reason to make it anew.
final class Notes {

    private static final int STATED = 1;
    private static final int SEEN = 2;

    private Notes() {}

    /// What is kept of a customer besides its identifiers and joins.
    record Summary(SortedMap<String, Integer> counts, List<Split> apart) {}

    static byte[] identifier(Identifier identifier) {
        ByteSink sink = new ByteSink();
        put(sink, identifier);
        return sink.sealed();
    }

    static Identifier identifier(byte[] bytes) {
        ByteSource source = sealed(bytes);
        return whole(source, identifier(source));
    }

    static byte[] link(Link link) {
        ByteSink sink = new ByteSink();
        put(sink, link.pair());
        put(sink, link);
        return sink.sealed();
    }

    static Link link(byte[] bytes) {
        ByteSource source = sealed(bytes);
        return whole(source, link(source, pair(source)));
    }

    static byte[] bond(Bond bond) {
        ByteSink sink = new ByteSink();
        put(sink, bond.pair());
        sink.count(bond.links().size());
        for (Link link : bond.links()) put(sink, link);
        sink.count(bond.splits().size());
        for (Split split : bond.splits()) put(sink, split);
        return sink.sealed();
    }

    static Bond bond(byte[] bytes) {
        ByteSource source = sealed(bytes);
        Pair pair = pair(source);
        List<Link> links = new ArrayList<>();
        for (int left = source.size(); left > 0; left--) links.add(link(source, pair));
        List<Split> splits = new ArrayList<>();
        for (int left = source.size(); left > 0; left--) splits.add(split(source, pair));
        return whole(source, new Bond(pair, links, splits));
    }

    static byte[] summary(Summary summary) {
        ByteSink sink = new ByteSink();
        sink.count(summary.counts().size());
        summary.counts().forEach((kind, count) -> {
            sink.text(kind);
            sink.count(count);
        });
        sink.count(summary.apart().size());
        for (Split split : summary.apart()) {
            put(sink, split.pair());
            put(sink, split);
        }
        return sink.sealed();
    }

    static Summary summary(byte[] bytes) {
        ByteSource source = sealed(bytes);
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int left = source.size(); left > 0; left--) counts.put(source.text(), (int) source.count());
        List<Split> apart = new ArrayList<>();
        for (int left = source.size(); left > 0; left--) apart.add(split(source, pair(source)));
        return whole(source, new Summary(counts, apart));
    }

    private static void put(ByteSink sink, Identifier identifier) {
        sink.text(identifier.kind());
        sink.text(identifier.value());
    }

    private static Identifier identifier(ByteSource source) {
        return new Identifier(source.text(), source.text());
    }

    private static void put(ByteSink sink, Pair pair) {
        put(sink, pair.one());
        put(sink, pair.other());
    }

    private static Pair pair(ByteSource source) {
        return new Pair(identifier(source), identifier(source));
    }

    private static void put(ByteSink sink, Link link) {
        sink.oneByte(
                switch (link.strength()) {
                    case STATED -> STATED;
                    case SEEN -> SEEN;
                });
        sink.signed(link.atMicros());
        sink.text(link.because());
    }

    private static Link link(ByteSource source, Pair pair) {
        Strength strength = source.oneByte() == STATED ? Strength.STATED : Strength.SEEN;
        return new Link(pair, strength, source.signed(), source.text());
    }

    private static void put(ByteSink sink, Split split) {
        sink.signed(split.atMicros());
        sink.text(split.because());
    }

    private static Split split(ByteSource source, Pair pair) {
        return new Split(pair, source.signed(), source.text());
    }

    private static ByteSource sealed(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        if (!source.isSealed()) throw damaged();
        return source;
    }

    private static <T> T whole(ByteSource source, T value) {
        if (source.isBroken() || !source.isAtEnd()) throw damaged();
        return value;
    }

    private static StoreProblem damaged() {
        return new StoreProblem("what is known of identifiers is damaged", new IllegalStateException("checksum"));
    }
}
