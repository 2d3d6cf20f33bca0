package io.customerpulse.checks.bench.server;

/// The load, in a process of its own.
public final class LoadProcess {

    private LoadProcess() {}

    /// Puts a load on, and prints what it brought as the last line.
    ///
    /// @param arguments `pulse PORT WRITE_KEY` or `postgres URL -`, connections, seconds, batch, salt, events/s
    public static void main(String[] arguments) throws InterruptedException {
        int batch = Integer.parseInt(arguments[5]);
        Load load = new Load(
                Integer.parseInt(arguments[3]),
                Double.parseDouble(arguments[4]),
                batch,
                Double.parseDouble(arguments[7]));
        Load.Opening opening = arguments[0].equals("pulse")
                ? connection -> new HttpSender(Integer.parseInt(arguments[1]), arguments[2], batch)
                : connection -> new PostgresSender(arguments[1], batch);
        System.out.println(load.run(opening, Long.parseLong(arguments[6])).line());
    }
}
