package io.customerpulse.checks.bench.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/// The peer's connection: tells repeats apart by id, and adds what is new to decayed sums by customer and signal,
/// in one statement and one transaction.
final class PostgresSender implements Load.Sender {

    static final String SCHEMA = """
            CREATE TABLE event (id text PRIMARY KEY, customer text, signal text, at timestamptz, body text);
            CREATE TABLE state (customer text, signal text, points double precision, at timestamptz,
                                PRIMARY KEY (customer, signal))""";

    private static final String TAKE = """
            WITH given AS (
              SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                AS g(id, customer, signal, at, body)),
            fresh AS (
              INSERT INTO event SELECT id, customer, signal, at, body FROM given
              ON CONFLICT (id) DO NOTHING RETURNING customer, signal, at),
            latest AS (SELECT customer, signal, max(at) AS at FROM fresh GROUP BY customer, signal),
            added AS (
              SELECT customer, signal, l.at AS at,
                     sum(power(2, -extract(epoch FROM l.at - f.at) / 2592000.0)) AS points
              FROM fresh f JOIN latest l USING (customer, signal) GROUP BY customer, signal, l.at
              ORDER BY customer, signal)
            INSERT INTO state AS s SELECT customer, signal, points, at FROM added
            ON CONFLICT (customer, signal) DO UPDATE SET
              points = s.points * power(2, -greatest(0, extract(epoch FROM excluded.at - s.at)) / 2592000.0)
                     + excluded.points * power(2, -greatest(0, extract(epoch FROM s.at - excluded.at)) / 2592000.0),
              at = greatest(s.at, excluded.at)""";

    private final Connection connection;
    private final PreparedStatement take;
    private final int batch;

    PostgresSender(String url, int batch) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        this.take = connection.prepareStatement(TAKE);
        this.batch = batch;
    }

    @Override
    public void send(long first) throws SQLException {
        String[] ids = new String[batch];
        String[] customers = new String[batch];
        String[] signals = new String[batch];
        Timestamp[] instants = new Timestamp[batch];
        String[] bodies = new String[batch];
        for (int i = 0; i < batch; i++) {
            long number = first + i;
            ids[i] = "m-" + Long.toHexString(number);
            customers[i] = Events.customer(number);
            signals[i] = Events.signal(number);
            instants[i] = Timestamp.from(Events.at());
            bodies[i] = "{\"revenue\":19.99,\"currency\":\"USD\",\"product_id\":\"p%d\"}".formatted(number & 1023);
        }
        take.setArray(1, connection.createArrayOf("text", ids));
        take.setArray(2, connection.createArrayOf("text", customers));
        take.setArray(3, connection.createArrayOf("text", signals));
        take.setArray(4, connection.createArrayOf("timestamptz", instants));
        take.setArray(5, connection.createArrayOf("text", bodies));
        take.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
