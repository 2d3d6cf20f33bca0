package io.customerpulse.server.http.read;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.http.Requests;
import io.customerpulse.server.person.PersonalData;
import io.customerpulse.server.read.Customers.Customer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/// How much of a person a caller may see.
///
/// @param isOpen everything; else personal data are masked
record Sight(boolean isOpen) {

    static Sight of(HttpServletRequest request) {
        return new Sight(Requests.caller(request).may(Scope.PII_READ));
    }

    String of(Identifier identifier) {
        return isOpen ? identifier.toString() : PersonalData.masked(identifier);
    }

    /// A text that was sent to us, such as a link, without the addresses and telephone numbers in it.
    String text(String sent) {
        return isOpen ? sent : PersonalData.filtered(sent);
    }

    /// A record as its source sent it.
    String record(String raw) {
        return isOpen ? raw : PersonalData.maskedRecord(raw);
    }

    List<String> of(List<Identifier> identifiers) {
        return identifiers.stream().map(this::of).toList();
    }

    String name(Customer customer) {
        return of(customer.name());
    }

    /// What a deed says beside its kind; traits are for those who may see everything.
    String detail(Deed deed) {
        return isOpen || !(deed instanceof Deed.Described) ? text(Words.detail(deed)) : PersonalData.MASK;
    }
}
