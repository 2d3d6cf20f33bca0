package io.customerpulse.server.sample;

import io.customerpulse.server.intake.Busy;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.intake.Receipt;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.segment.SegmentSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Brings the past of a sample in, by the way of every import, a few bodies at a time.
final class Loading implements SampleShop.Past {

    /// Bodies that wait for the disk at once: so that one is read while others are written.
    private static final int OPEN_MAX = 4;

    private static final int ATTEMPTS_MAX = 600;
    private static final long PAUSE_MILLIS = 100;

    private final Intake intake;
    private final Source.Account account;
    private final InstantSource clock;
    private final CountDownLatch stopped;
    private final SegmentSource source = new SegmentSource();
    private final Deque<CompletableFuture<Receipt>> open = new ArrayDeque<>();
    private volatile int customers;

    /// @param stopped when nothing more is wanted
    Loading(Intake intake, Source.Account account, InstantSource clock, CountDownLatch stopped) {
        this.intake = intake;
        this.account = account;
        this.clock = clock;
        this.stopped = stopped;
    }

    /// How many customers are told of.
    int customers() {
        return customers;
    }

    @Override
    public void body(byte[] calls, int told) {
        if (stopped.getCount() == 0) throw ended("no more is wanted");
        Delivery.Target route = new Delivery.Target("POST", "import", Map.of());
        switch (source.read(new Delivery(route, Map.of(), calls, clock.instant()), account)) {
            case Response.Records records -> take(records);
            case Response.Rejected rejected -> throw ended(rejected.detail());
            case Response.Answer answer -> throw ended(answer.body());
        }
        customers = told;
    }

    /// Waits until all of it is on disk.
    void finish() {
        while (!open.isEmpty()) await(open.remove());
    }

    private void take(Response.Records records) {
        if (open.size() >= OPEN_MAX) await(open.remove());
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            try {
                open.add(intake.take(records.readings()));
                return;
            } catch (Busy busy) {
                pause();
            }
        }
        throw ended("more is coming in than can be written");
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) throw ended("no more is wanted");
        } catch (InterruptedException hurried) {
            throw interrupted();
        }
    }

    private static void await(CompletableFuture<Receipt> receipt) {
        try {
            receipt.get();
        } catch (ExecutionException failed) {
            throw new UncheckedIOException(new IOException("it could not be written", failed.getCause()));
        } catch (InterruptedException hurried) {
            throw interrupted();
        }
    }

    private static UncheckedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new UncheckedIOException(new InterruptedIOException("stopped"));
    }

    private static UncheckedIOException ended(String why) {
        return new UncheckedIOException(new IOException(why));
    }
}
