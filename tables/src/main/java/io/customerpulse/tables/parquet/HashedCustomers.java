package io.customerpulse.tables.parquet;

import io.customerpulse.tables.log.Customers;
import io.customerpulse.tables.log.HashedNumbers;

/// The customers of a log by the hashes of their names, for several threads: looking up waits for nobody,
/// only who is new is numbered by one thread at a time.
///
/// Two customers whose 63-bit hashes agree would be taken for one: among a million that has a chance of 5e-8.
final class HashedCustomers {

    private final HashedNumbers numbers = new HashedNumbers();
    private final Customers customers;
    private final boolean fillsAlone;

    HashedCustomers(Customers customers) {
        this.customers = customers;
        this.fillsAlone = customers.size() == 0;
    }

    /// The numbers of the first so many hashes; [HashedNumbers#ABSENT] for who is not known yet.
    void find(long[] hashes, int count, long[] to) {
        numbers.numbers(hashes, count, to);
    }

    /// The number of a customer who was not found; another row may have brought them since.
    synchronized long number(long hash, String name) {
        long known = numbers.number(hash);
        if (known != HashedNumbers.ABSENT) return known;
        // In a log that this file alone fills, a new hash is a new customer.
        int number = fillsAlone ? customers.append(name) : customers.number(name);
        numbers.put(hash, number);
        return number;
    }
}
