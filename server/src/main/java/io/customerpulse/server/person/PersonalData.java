package io.customerpulse.server.person;

import io.customerpulse.engine.identity.Identifier;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Which data tell who somebody is: the one list that masking, export and the logs go by.
public final class PersonalData {

    /// What stands in the place of a value that may not be seen.
    public static final String MASK = "***";

    /// Names of traits, in lower case and without `_`, `-`, `.` and blanks.
    private static final Set<String> TRAITS = Set.of(
            "email",
            "emailaddress",
            "mail",
            "phone",
            "phonenumber",
            "mobile",
            "telephone",
            "tel",
            "fax",
            "whatsapp",
            "name",
            "firstname",
            "lastname",
            "middlename",
            "fullname",
            "givenname",
            "familyname",
            "surname",
            "maidenname",
            "nickname",
            "displayname",
            "username",
            "login",
            "handle",
            "address",
            "street",
            "street1",
            "street2",
            "addressline1",
            "addressline2",
            "housenumber",
            "city",
            "zip",
            "zipcode",
            "postcode",
            "postalcode",
            "birthday",
            "birthdate",
            "dateofbirth",
            "dob",
            "age",
            "gender",
            "avatar",
            "photo",
            "picture",
            "ip",
            "ipaddress",
            "latitude",
            "longitude",
            "lat",
            "lng",
            "location",
            "ssn",
            "taxid",
            "vatid",
            "passport",
            "iban",
            "creditcard",
            "password",
            "deviceid",
            "advertisingid",
            "idfa",
            "gaid");

    /// Kinds of identifiers that are personal data themselves; others are if they look like it.
    private static final Set<String> KINDS = Set.of(Identifier.EMAIL, Identifier.PHONE);

    private static final Pattern SEPARATORS = Pattern.compile("[_\\-.\\s]");
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._+\\-']{1,64}+(?:@|%40)[\\p{L}\\p{N}][\\p{L}\\p{N}.\\-]{0,252}");
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\p{L}\\p{N}\\-:.])\\+?[0-9][0-9 ()/]{6,18}[0-9](?![\\p{L}\\p{N}\\-:.])");

    private PersonalData() {}

    /// Whether a trait or field of this name is personal data, however it is written: `first_name`, `firstName`.
    public static boolean isPersonal(String field) {
        return TRAITS.contains(SEPARATORS.matcher(field).replaceAll("").toLowerCase(Locale.ROOT));
    }

    /// A value as it may be seen without the right to see personal data: in a personal field nothing of it, in
    /// others all but the fields below that are personal, and texts that look like an address.
    public static JsonNode masked(String field, JsonNode value) {
        if (isPersonal(field) && !value.isNull()) return JsonNodeFactory.instance.stringNode(MASK);
        if (value instanceof ObjectNode object) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> each : object.properties()) {
                masked.set(each.getKey(), masked(each.getKey(), each.getValue()));
            }
            return masked;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            list.forEach(each -> masked.add(masked("", each)));
            return masked;
        }
        return value.isString() ? JsonNodeFactory.instance.stringNode(filtered(value.asString())) : value;
    }

    /// A record of a source, JSON text, as it may be seen without that right; what is no JSON is shown as a text is.
    public static String maskedRecord(String raw) {
        try {
            return masked("", Jsons.read(raw)).toString();
        } catch (JacksonException notJson) {
            return filtered(raw);
        }
    }

    /// An identifier as it may be seen without that right.
    public static String masked(Identifier identifier) {
        boolean isPersonal = KINDS.contains(identifier.kind())
                || !filtered(identifier.value()).equals(identifier.value());
        return isPersonal ? identifier.kind() + ":" + MASK : identifier.toString();
    }

    /// A text, such as a line of a log, without e-mail addresses and what looks like phone numbers.
    public static String filtered(String text) {
        String bare = text.indexOf('@') < 0 && !text.contains("%40")
                ? text
                : EMAIL.matcher(text).replaceAll(MASK);
        return PHONE.matcher(bare).replaceAll(MASK);
    }
}
