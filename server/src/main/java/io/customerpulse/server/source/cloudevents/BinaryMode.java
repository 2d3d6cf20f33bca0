package io.customerpulse.server.source.cloudevents;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.tables.value.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Events in binary mode, whose attributes are headers and whose data are the body.
final class BinaryMode {

    /// What came of it.
    sealed interface Written {}

    /// The same event in structured mode.
    record Structured(Delivery delivery) implements Written {}

    /// It is no event.
    record Refused(String code, String detail) implements Written {}

    private static final String PREFIX = "ce-";
    /// Only its depth is limited here: how large an event may be is asked of the whole.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();
    private static final int NAME_MAX = 64;

    private BinaryMode() {}

    /// The event of a delivery.
    ///
    /// @param mediaType of its body, without parameters
    static Written structured(Delivery delivery, String mediaType) {
        if (delivery.header("ce-specversion").isEmpty()) {
            return new Refused("no_cloudevent", """
                    the request is no CloudEvent: expected the header ce-specversion, or one of the content types \
                    application/cloudevents+json and application/cloudevents-batch+json""");
        }
        byte[] data = delivery.body();
        boolean isJson = mediaType.isEmpty() || mediaType.endsWith("/json") || mediaType.endsWith("+json");
        Optional<Refused> fault = isJson && data.length > 0 ? fault(data) : Optional.empty();
        if (fault.isPresent()) return fault.get();
        byte[] written = written(attributes(delivery), data, isJson);
        return new Structured(new Delivery(delivery.target(), Map.of(), written, delivery.receivedAt()));
    }

    /// The attributes by name, in the order of their names.
    private static Map<String, String> attributes(Delivery delivery) {
        Map<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, List<String>> header : delivery.headers().entrySet()) {
            String name = header.getKey();
            if (!name.startsWith(PREFIX) || header.getValue().isEmpty()) continue;
            String attribute = name.substring(PREFIX.length());
            if (isAttribute(attribute))
                attributes.put(attribute, decoded(header.getValue().getFirst()));
        }
        delivery.header("content-type").ifPresent(type -> attributes.put("datacontenttype", type));
        return attributes;
    }

    private static boolean isAttribute(String name) {
        return !name.isEmpty()
                && name.length() <= NAME_MAX
                && !name.equals("data")
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    /// A header's value: quotes around it and `%` with two hex digits taken for what they stand for, if that is text.
    private static String decoded(String header) {
        boolean quoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        String bare = quoted ? header.substring(1, header.length() - 1).replaceAll("\\\\(.)", "$1") : header;
        if (bare.indexOf('%') < 0) return bare;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < bare.length(); i++) {
            if (isEscape(bare, i)) {
                bytes.write(HexFormat.fromHexDigits(bare, i + 1, i + 3));
                i += 2;
            } else {
                bytes.writeBytes(bare.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException noText) {
            return bare;
        }
    }

    private static boolean isEscape(String text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static byte[] written(Map<String, String> attributes, byte[] data, boolean isJson) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            attributes.forEach(json::writeStringProperty);
            if (data.length > 0 && !isJson) {
                json.writeStringProperty("data_base64", Base64.getEncoder().encodeToString(data));
            } else if (data.length > 0) {
                json.writeName("data");
                json.writeRawValue(new String(data, StandardCharsets.UTF_8));
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /// Why data are not one JSON value, if they are not.
    private static Optional<Refused> fault(byte[] data) {
        if (Utf8.firstBad(data, 0, data.length) >= 0) return invalid("the data are not UTF-8");
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), data, 0, data.length)) {
            if (parser.nextToken() == null) return invalid("the data are empty");
            parser.skipChildren();
            parser.finishToken();
            return parser.nextToken() == null ? Optional.empty() : invalid("more follows the JSON value");
        } catch (StreamConstraintsException beyond) {
            return Optional.of(new Refused("too_deep", "the data are too deep: " + beyond.getOriginalMessage()));
        } catch (JacksonException bad) {
            return invalid("the data are not JSON: " + bad.getOriginalMessage());
        }
    }

    private static Optional<Refused> invalid(String detail) {
        return Optional.of(new Refused("invalid_json", detail));
    }
}
