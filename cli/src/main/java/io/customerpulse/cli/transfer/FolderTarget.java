package io.customerpulse.cli.transfer;

import io.customerpulse.server.Core;
import io.customerpulse.server.intake.Busy;
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

/// The data folder of a server that is stopped.
public final class FolderTarget implements Target {

    private static final Source.Account ACCOUNT = new Source.Account("import", "", Map.of());

    private final Core core;
    private final InstantSource clock;
    private final SegmentSource source = new SegmentSource();

    public FolderTarget(Core core, InstantSource clock) {
        this.core = core;
        this.clock = clock;
    }

    @Override
    public Reply send(byte[] body) throws IOException, InterruptedException {
        Delivery.Target route = new Delivery.Target("POST", "import", Map.of());
        return switch (source.read(new Delivery(route, Map.of(), body, clock.instant()), ACCOUNT)) {
            case Response.Records records -> take(records);
            case Response.Rejected rejected -> throw new IOException("a batch was refused: " + rejected.detail());
            case Response.Answer answer -> throw new IOException("a batch was not taken in: " + answer.body());
        };
    }

    @Override
    public void close() throws IOException {
        core.close();
    }

    private Reply take(Response.Records records) throws IOException, InterruptedException {
        try {
            return reply(core.index().intake().take(records.readings()).get().verdicts());
        } catch (Busy | ExecutionException failed) {
            Throwable why = failed.getCause() == null ? failed : failed.getCause();
            throw new IOException(String.valueOf(why.getMessage()), why);
        }
    }

    private static Reply reply(List<Verdict> verdicts) {
        long stored = 0;
        long duplicate = 0;
        List<Rejected> rejected = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            switch (verdicts.get(i)) {
                case Verdict.Stored _ -> stored++;
                case Verdict.Duplicate _ -> duplicate++;
                case Verdict.Failed failed ->
                    rejected.add(new Rejected(i, failed.why().detail()));
            }
        }
        return new Reply(stored, duplicate, rejected);
    }
}
