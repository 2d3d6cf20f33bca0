package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.webhook.item.Json;
import io.customerpulse.server.source.webhook.item.Readings;
import io.customerpulse.server.source.webhook.item.Slices;
import io.customerpulse.server.source.webhook.proof.Hmac;
import io.customerpulse.server.source.webhook.proof.Refused;
import io.customerpulse.server.source.webhook.proof.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The account activity of X: lists of activities of one of the brand's accounts, signed with the consumer secret.
///
/// X asks by GET whether we know the secret, and the answer is a code of its own choosing under that secret: the very
/// code that signs a post. So only what looks like X's tokens is answered, which no body of a post ever does.
///
/// @see <a href="https://docs.x.com/x-api/account-activity/introduction">Account activity</a>
public final class XActivity implements Source {

    /// How this kind is called.
    public static final String KIND = "x";

    private static final String SIGNATURE = "x-twitter-webhooks-signature";
    private static final String SCHEME = "sha256=";
    private static final String CHALLENGE = "crc_token";
    private static final String TOKEN = "[A-Za-z0-9_=+/-]{1,256}";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Response read(Delivery delivery, Account account) {
        List<String> secrets = Secrets.of(account);
        if (secrets.isEmpty()) return Refused.notSetUp("it needs the app's consumer secret");
        if (delivery.target().method().equals("GET")) return answer(delivery, secrets.getFirst());
        Optional<Response.Rejected> refused = refused(delivery, secrets);
        return refused.isPresent() ? refused.get() : again(delivery, account);
    }

    @Override
    public Response again(Delivery delivery, Account account) {
        Readings.From from = new Readings.From(KIND, account, delivery, Set.of());
        return Readings.of(from, activities(delivery.body()), item -> new XEvent(item).drafts());
    }

    private static Response answer(Delivery delivery, String secret) {
        String token = delivery.target().query().getOrDefault(CHALLENGE, "");
        if (!token.matches(TOKEN)) return Refused.unreadable("a post of activities, or a challenge in " + CHALLENGE);
        byte[] code = Hmac.sha256(secret, token.getBytes(StandardCharsets.UTF_8));
        Map<String, String> answer =
                Map.of("response_token", SCHEME + Base64.getEncoder().encodeToString(code));
        return new Response.Answer("application/json", Json.write(answer));
    }

    private static Optional<Response.Rejected> refused(Delivery delivery, List<String> secrets) {
        String signature = delivery.header(SIGNATURE).orElse("");
        if (!signature.startsWith(SCHEME)) return Optional.of(Refused.missing("signature"));
        String code = signature.substring(SCHEME.length());
        return Hmac.matches(secrets, List.of(code), Hmac.Form.BASE64, delivery.body())
                ? Optional.empty()
                : Optional.of(Refused.invalid("signature"));
    }

    /// Each activity as a record of its own: its list's name, itself, and whose activity it is.
    private static List<byte[]> activities(byte[] body) {
        Optional<JsonNode> read = Json.text(body).flatMap(Json::read).filter(JsonNode::isObject);
        if (read.isEmpty()) return Slices.whole(body);
        List<byte[]> records = new ArrayList<>();
        JsonNode account = read.get().path("for_user_id");
        for (Map.Entry<String, JsonNode> list : read.get().properties()) {
            if (!list.getKey().endsWith("_events")) continue;
            boolean isList = list.getValue().isArray();
            for (JsonNode activity : isList ? list.getValue().values() : List.of(list.getValue())) {
                if (records.size() > Readings.RECORDS_MAX) return records;
                String whose = Json.write(account.isMissingNode() ? "" : account);
                String name = Json.write(list.getKey());
                String record = "{\"for_user_id\":%s,%s:%s}".formatted(whose, name, Json.write(activity));
                records.add(record.getBytes(StandardCharsets.UTF_8));
            }
        }
        return records;
    }
}
