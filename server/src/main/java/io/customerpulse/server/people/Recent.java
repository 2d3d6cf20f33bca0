package io.customerpulse.server.people;

import io.customerpulse.engine.identity.Customer;
import io.customerpulse.server.store.Key;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Customers that were looked at last, by their cell: at most so many identifiers of them in all, but always
/// the latest. For any threads.
final class Recent {

    private final int capacity;
    private final Map<Key, Customer> customers = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    Recent(int capacity) {
        this.capacity = capacity;
    }

    synchronized Optional<Customer> get(Key cell) {
        return Optional.ofNullable(customers.get(cell));
    }

    synchronized void put(Key cell, Customer customer) {
        remove(cell);
        customers.put(cell, customer);
        size += customer.identifiers().size();
        Iterator<Customer> eldest = customers.values().iterator();
        while (size > capacity && customers.size() > 1) {
            size -= eldest.next().identifiers().size();
            eldest.remove();
        }
    }

    synchronized void remove(Key cell) {
        Customer gone = customers.remove(cell);
        if (gone != null) size -= gone.identifiers().size();
    }
}
