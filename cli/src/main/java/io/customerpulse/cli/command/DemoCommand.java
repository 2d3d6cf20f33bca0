package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.sample.SimulatedShop;
import io.customerpulse.simulator.Sample;
import io.customerpulse.simulator.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// `pulse demo`: a made-up shop, in a server or as a page.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a server with a made-up shop in it: a year of its customers, and more happening as you look.",
            "",
            "With --page or --events it starts none: it makes the shop up, scores it, prints the ward of those who"
                    + " most need attention, and writes what is asked for. The same seed makes the same shop."
        },
        footer = {"", "Example: pulse demo --page ward.html --events shop.jsonl && pulse score shop.jsonl"})
public final class DemoCommand implements Callable<Integer> {

    private static final String USUAL_PAGE = "pulse-demo.html";

    private final Console console;

    @Option(names = "--seed", paramLabel = "N", description = "Which shop. Default: ${DEFAULT-VALUE}.")
    private long seed = SimulatedShop.USUAL.seed();

    @Option(names = "--customers", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int customers = SimulatedShop.USUAL.customers();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where the server listens; 0 for any free one. Default: 8080, or the next that is free.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder its data are kept in. Default: a new one, removed at the end.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--page",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = USUAL_PAGE,
            description = "No server: write a page that opens in any browser. Default: ${FALLBACK-VALUE}.")
    private Optional<Path> page = Optional.empty();

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "No server: write the interactions as Segment-spec JSON lines, to try the other commands on.")
    private Optional<Path> events = Optional.empty();

    public DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserMistake, IOException, InterruptedException {
        boolean isServed = page.isEmpty() && events.isEmpty();
        int most = isServed ? Sample.CUSTOMERS_MAX : Setting.CUSTOMERS_MAX;
        if (customers < 1 || customers > most) {
            throw new UserMistake("--customers: got %d, allowed: 1 to %d".formatted(customers, most));
        }
        if (isServed) return new DemoServer(console, new SimulatedShop(seed, customers), data).run(port);
        if (port.isPresent() || data.isPresent()) {
            throw new UserMistake("with --page or --events no server is started: leave --port and --data out");
        }
        Setting setting = new Setting(seed, customers, Setting.DEMO.end(), Setting.DEMO.span());
        new DemoPage(console, setting, page, events).write();
        return ExitCode.OK;
    }
}
