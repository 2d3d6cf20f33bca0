package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.InputOptions;
import io.customerpulse.cli.input.Loaded;
import io.customerpulse.cli.input.Loading;
import io.customerpulse.cli.input.ModelOption;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Change;
import io.customerpulse.engine.ledger.Ledger;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pulse explain`: the ledger behind one customer's pulse.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Shows why a customer's pulse is what it is: one line per entry of the ledger, with the points it"
                    + " booked and what is left of them. The lines sum to the pulse."
        },
        footer = {"", "Example: pulse explain events.csv --mapping mapping.yaml --customer ada --since 2026-06-01"})
public final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--customer", required = true, paramLabel = "ID", description = "Whose pulse.")
    private String customer = "";

    @Option(
            names = "--as-of",
            paramLabel = "T",
            description = "The instant to explain. Default: the last in the input.")
    private Optional<Instant> asOf = Optional.empty();

    @Option(names = "--since", paramLabel = "T0", description = "Also say what changed since this instant, and why.")
    private Optional<Instant> since = Optional.empty();

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserMistake, IOException, InterruptedException {
        Loaded loaded = new Loading(input, console)
                .counting(model)
                .load(Optional.empty(), input.failedIfNamed(), List.of(customer));
        Instant at = loaded.at(asOf);
        List<Interaction> interactions = loaded.interactions(customer);
        Ledger ledger = Ledger.of(interactions, loaded.rules(), at);
        if (since.isPresent() && since.get().isAfter(at)) {
            throw new UserMistake("--since %s is after --as-of %s".formatted(since.get(), at));
        }
        Optional<Change> change =
                since.map(from -> Change.between(Ledger.of(interactions, loaded.rules(), from), ledger));
        Explanation explanation = new Explanation(customer, ledger, change, loaded.rules());
        if (json) console.data(new ExplanationJson(explanation).text());
        else console.out().print(new ExplanationText(explanation).text());
        loaded.report(console);
        return loaded.exitStatus();
    }
}
