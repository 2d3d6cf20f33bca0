package io.customerpulse.server.source.webhook.item;

import io.customerpulse.codec.event.Event;
import io.customerpulse.engine.identity.Identifier;
import java.util.ArrayList;
import java.util.List;

/// Whom a record is about, gathered with the best known identifier first.
///
/// What cannot be an identifier (nothing, too long, an e-mail address without an `@`, a phone number without its
/// country) is passed over: another may do. If none does, the event is refused where it is made.
public final class Who {

    private static final List<String> USER_ID_NAMES = List.of("user_id", "userId", "customer_id", "customerId");
    private static final int DIGITS_MIN = 7;
    private static final int DIGITS_MAX = 15;

    private final List<Identifier> identifiers = new ArrayList<>();

    /// The brand's own id of the customer, from what the brand attached to the message or the order: the first there
    /// is of `user_id`, `userId`, `customer_id` and `customerId`.
    ///
    /// @param attached an object, or anything else, which has none
    public Who user(Field attached) {
        for (String name : USER_ID_NAMES) {
            Field field = attached.at(name);
            String value = field.node().isArray() ? field.at(0).text() : field.text();
            if (Identifier.isValue(value)) return add(Identifier.USER_ID, value);
        }
        return this;
    }

    /// The brand's own id of the customer, from a list of pairs of `name` and `value`.
    public Who userOf(Field pairs) {
        for (Field pair : pairs.items()) {
            String value = pair.at("value").text();
            boolean isUserId = USER_ID_NAMES.contains(pair.at("name").text());
            if (isUserId && Identifier.isValue(value)) return add(Identifier.USER_ID, value);
        }
        return this;
    }

    /// An identifier of any kind.
    public Who add(String kind, Field field) {
        return add(kind, field.text());
    }

    /// An identifier of any kind.
    public Who add(String kind, String value) {
        if (!Identifier.isValue(value)) return this;
        Identifier identifier = new Identifier(kind, value);
        boolean hasRoom = identifiers.size() < Event.IDENTIFIERS_MAX;
        if (hasRoom && !identifiers.contains(identifier)) identifiers.add(identifier);
        return this;
    }

    /// An e-mail address, bare or as `Ada <ada@example.org>`.
    public Who email(Field field) {
        String text = field.text();
        int open = text.lastIndexOf('<');
        int close = text.lastIndexOf('>');
        String address = (open >= 0 && close > open ? text.substring(open + 1, close) : text).strip();
        int at = address.indexOf('@');
        boolean isAddress =
                at > 0 && at < address.length() - 1 && address.chars().noneMatch(Character::isWhitespace);
        return isAddress ? add(Identifier.EMAIL, address) : this;
    }

    /// A phone number in its international form, `+49 30 1234567`; kept as `+` and digits.
    public Who phone(Field field) {
        String text = field.text();
        String digits = text.replaceAll("[\\s().+/-]", "");
        boolean isInternational = text.startsWith("+")
                && digits.length() >= DIGITS_MIN
                && digits.length() <= DIGITS_MAX
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isInternational ? add(Identifier.PHONE, "+" + digits) : this;
    }

    /// What was gathered.
    public List<Identifier> list() {
        return List.copyOf(identifiers);
    }
}
