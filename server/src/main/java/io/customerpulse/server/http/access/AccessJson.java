package io.customerpulse.server.http.access;

import io.customerpulse.server.access.AddressRange;
import io.customerpulse.server.access.Flaw;
import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.Session;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.access.User;
import io.customerpulse.server.http.Json;
import io.customerpulse.server.http.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Keys, sources, users and sessions as answers show them: field by field, so that nothing is shown that
/// was not meant to be.
final class AccessJson {

    private AccessJson() {}

    static ObjectNode key(Key key, Optional<Instant> lastUse, Instant now) {
        ObjectNode json = object().put("id", key.id()).put("name", key.name()).put("shown", key.shown());
        texts(json, "scopes", key.scopes().stream().map(Scope::word).toList());
        texts(
                json,
                "addresses",
                key.addresses().stream().map(AddressRange::text).toList());
        json.put("good", key.isGood(now));
        made(json, key.made());
        key.expiry().ifPresent(at -> json.put("expires_at", at.toString()));
        key.revocation().ifPresent(at -> json.put("revoked_at", at.toString()));
        lastUse.ifPresent(at -> json.put("last_used_at", at.toString()));
        return json;
    }

    static ObjectNode source(SourceEntry source) {
        ObjectNode json =
                object().put("id", source.id()).put("kind", source.kind()).put("name", source.name());
        if (!source.writeKey().isEmpty()) json.put("write_key", source.writeKey());
        json.put("has_secret", !source.secret().isEmpty());
        ObjectNode options = json.putObject("options");
        source.options().forEach(options::put);
        json.put("enabled", source.enabled());
        made(json, source.made());
        return json.put("changed_at", source.changed().at().toString())
                .put("changed_by", source.changed().by());
    }

    static ObjectNode user(User user) {
        ObjectNode json = object().put("id", user.id())
                .put("name", user.name())
                .put("role", user.role().word());
        made(json, user.made());
        return json;
    }

    static ObjectNode session(Session session, Instant lastUse, Instant end) {
        return object().put("id", session.id())
                .put("made_at", session.madeAt().toString())
                .put("last_used_at", lastUse.toString())
                .put("ends_at", end.toString())
                .put("address", session.address())
                .put("agent", session.agent());
    }

    static ObjectNode list(String name, List<ObjectNode> members) {
        ObjectNode json = object();
        ArrayNode list = json.putArray(name);
        members.forEach(list::add);
        return json;
    }

    static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }

    static void texts(ObjectNode json, String name, List<String> texts) {
        ArrayNode list = json.putArray(name);
        texts.forEach(list::add);
    }

    static List<Problem.Flaw> flaws(List<Flaw> flaws) {
        return flaws.stream()
                .map(each -> new Problem.Flaw(each.pointer(), each.code(), each.message()))
                .toList();
    }

    private static void made(ObjectNode json, Stamp made) {
        json.put("made_at", made.at().toString()).put("made_by", made.by());
    }
}
