package io.customerpulse.checks.bench.server;

import io.customerpulse.checks.http.AnswerReader.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Sends the events of a crowd, in a process of its own, over some connections in turn.
public final class CrowdProcess {

    private static final int CONNECTIONS = 4;
    private static final int BATCH = 500;

    /// What says that the same is to be sent again later: it counts once.
    private static final int BUSY = 503;

    private CrowdProcess() {}

    /// What is sent, and where; up to but without the event of the number `end`.
    private record Sent(int port, String authorization, Crowd crowd, long end) {}

    /// Ends when all are acknowledged.
    ///
    /// @param arguments port, write key, waves, rounds, the first event's number, how many: a multiple of 500
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        Sent what = new Sent(
                Integer.parseInt(arguments[0]),
                HttpSender.authorization(arguments[1]),
                new Crowd(Long.parseLong(arguments[2]), Integer.parseInt(arguments[3])),
                Long.parseLong(arguments[4]) + Long.parseLong(arguments[5]));
        AtomicLong next = new AtomicLong(Long.parseLong(arguments[4]));
        long began = System.nanoTime();
        Callable<Long> sending = () -> send(what, next);
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) all.add(threads.submit(sending));
            long sent = 0;
            for (Future<Long> each : all) sent += each.get();
            System.out.println("SENT %d %s".formatted(sent, (System.nanoTime() - began) * 1e-9));
        }
    }

    private static long send(Sent what, AtomicLong next) throws IOException, InterruptedException {
        long sent = 0;
        try (HttpConnection connection = new HttpConnection(what.port())) {
            for (long first = next.getAndAdd(BATCH); first < what.end(); first = next.getAndAdd(BATCH)) {
                byte[] json = what.crowd().json(first, BATCH);
                Answer answer = connection.post("/v1/batch", what.authorization(), json);
                while (answer.status() == BUSY) {
                    TimeUnit.SECONDS.sleep(1);
                    answer = connection.post("/v1/batch", what.authorization(), json);
                }
                var _ = answer.success();
                sent += BATCH;
            }
        }
        return sent;
    }
}
