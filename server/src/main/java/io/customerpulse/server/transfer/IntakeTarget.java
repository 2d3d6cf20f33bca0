package io.customerpulse.server.transfer;

import io.customerpulse.server.intake.Busy;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.intake.Verdict;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.segment.SegmentSource;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// The way in of this server, which is that of everything else.
///
/// One body is on its way at a time, so a file of any size leaves room for what comes in live.
public final class IntakeTarget implements Target {

    /// What rows of files are counted and kept under: no source that anybody has set up.
    public static final Source.Account ACCOUNT = new Source.Account("import", "", Map.of());

    /// With the pause, a minute.
    private static final int ATTEMPTS_MAX = 600;

    private static final long PAUSE_MILLIS = 100;

    private final Intake intake;
    private final InstantSource clock;
    private final SegmentSource source = new SegmentSource();

    public IntakeTarget(Intake intake, InstantSource clock) {
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public Reply send(byte[] body) throws IOException, InterruptedException {
        Delivery.Target route = new Delivery.Target("POST", "import", Map.of());
        return switch (source.read(new Delivery(route, Map.of(), body, clock.instant()), ACCOUNT)) {
            case Response.Records records -> take(records);
            case Response.Rejected rejected ->
                throw new Refused("a batch was refused: " + rejected.detail(), rejected.detail());
            case Response.Answer answer -> throw new IOException("a batch was not taken in: " + answer.body());
        };
    }

    @Override
    public void close() {}

    private Reply take(Response.Records records) throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            try {
                return reply(intake.take(records.readings()).get().verdicts());
            } catch (Busy busy) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (ExecutionException failed) {
                Throwable why = failed.getCause() == null ? failed : failed.getCause();
                throw new IOException(String.valueOf(why.getMessage()), why);
            }
        }
        throw new IOException("more is coming in than can be written");
    }

    private static Reply reply(List<Verdict> verdicts) {
        long stored = 0;
        long duplicate = 0;
        List<Rejected> rejected = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            switch (verdicts.get(i)) {
                case Verdict.Stored _ -> stored++;
                case Verdict.Duplicate _ -> duplicate++;
                case Verdict.Failed(long event, var why) -> rejected.add(new Rejected(i, event, why.detail()));
            }
        }
        return new Reply(stored, duplicate, rejected);
    }
}
