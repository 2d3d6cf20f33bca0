package io.customerpulse.server.http;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.person.Consent;
import io.customerpulse.server.person.ConsentLedger;
import io.customerpulse.server.person.Erasure;
import io.customerpulse.server.person.PersonalData;
import io.customerpulse.server.person.Profile;
import io.customerpulse.stats.time.Micros;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is answered about persons.
final class PersonJson {

    private PersonJson() {}

    /// @param isOpen whether personal data may be seen
    static ObjectNode profile(List<Identifier> customer, Profile profile, boolean isOpen) {
        ObjectNode json = customer(customer, isOpen);
        ObjectNode traits = json.putObject("traits");
        for (Profile.Holding each : profile.holding()) {
            traits.set(each.name(), isOpen ? each.value() : PersonalData.masked(each.name(), each.value()));
        }
        return json.put("masked", !isOpen);
    }

    static ObjectNode consent(List<Identifier> customer, ConsentLedger ledger, boolean isOpen) {
        ObjectNode json = customer(customer, isOpen);
        ArrayNode current = json.putArray("current");
        for (ConsentLedger.State each : ledger.current()) {
            current.addObject()
                    .put("purpose", text(each.purpose(), isOpen))
                    .put("channel", text(each.channel(), isOpen))
                    .put("granted", each.word().granted())
                    .put("since", Micros.instant(each.word().atMicros()).toString());
        }
        ArrayNode history = json.putArray("history");
        for (Consent each : ledger.history()) {
            history.addObject()
                    .put("at", Micros.instant(each.atMicros()).toString())
                    .put("purpose", text(each.purpose(), isOpen))
                    .put("channel", text(each.channel(), isOpen))
                    .put("granted", each.granted())
                    .put("source", text(each.proof().source(), isOpen))
                    .put("wording", text(each.proof().wording(), isOpen))
                    .put("by", each.proof().by());
        }
        return json;
    }

    static ObjectNode erasure(Erasure erasure) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("id", erasure.tombstone().id())
                .put("state", erasure.done().isPresent() ? "done" : "begun")
                .put("begun_at", erasure.tombstone().at().toString())
                .put("by", erasure.tombstone().by());
        erasure.done().ifPresent(done -> {
            json.put("done_at", done.at().toString());
            ObjectNode counts = json.putObject("erased");
            done.counts().forEach(counts::put);
        });
        return json;
    }

    private static String text(String entered, boolean isOpen) {
        return isOpen ? entered : PersonalData.filtered(entered);
    }

    private static ObjectNode customer(List<Identifier> customer, boolean isOpen) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("customer", shown(customer.getFirst(), isOpen));
        ArrayNode identifiers = json.putArray("identifiers");
        customer.forEach(each -> identifiers.add(shown(each, isOpen)));
        return json;
    }

    private static String shown(Identifier identifier, boolean isOpen) {
        return isOpen ? identifier.toString() : PersonalData.masked(identifier);
    }
}
