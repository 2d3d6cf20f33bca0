package io.customerpulse.server.source.segment;

/// What the browser library asks for before it sends anything.
public final class SegmentSettings {

    private SegmentSettings() {}

    /// The settings of a write key, JSON text: send everything here, and no measurements of the library anywhere.
    ///
    /// @param writeKey letters, digits, `_` and `-`; anything else is left out, as no key has it
    public static String json(String writeKey) {
        String key = writeKey.codePoints()
                .filter(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-'))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return """
                {"integrations":{"Segment.io":{"apiKey":"%s","unbundledIntegrations":[],"addBundledMetadata":true,\
                "maybeBundledConfigIds":{},"versionSettings":{"version":"4.4.7","componentTypes":["browser"]}}},\
                "plan":{"track":{"__default":{"enabled":true,"integrations":{}}},\
                "identify":{"__default":{"enabled":true}},"group":{"__default":{"enabled":true}}},\
                "edgeFunction":{},"analyticsNextEnabled":true,"middlewareSettings":{},"enabledMiddleware":{},\
                "metrics":{"sampleRate":0},"legacyVideoPluginsEnabled":false,"remotePlugins":[]}""".formatted(key);
    }
}
