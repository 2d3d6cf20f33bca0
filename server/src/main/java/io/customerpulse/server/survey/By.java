package io.customerpulse.server.survey;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Rules;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What effects are told apart by: each interaction has one name of each kind, or none.
public enum By {
    /// What kind of interaction it was, by its name in the catalog, or its own if it is not in there.
    SIGNAL,
    /// What was shown or looked at.
    CONTENT,
    /// The outreach that it is, or answers.
    CAMPAIGN,
    /// Where.
    CHANNEL,
    /// What the signal speaks to: content, reward, access, service or community.
    MOTIVATOR;

    /// As it stands in addresses.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<By> of(String word) {
        return Stream.of(values()).filter(by -> by.word().equals(word)).findFirst();
    }

    /// The name of an interaction; empty for none.
    String name(Interaction interaction, Rules rules) {
        int number = rules.signal(interaction.signal());
        return switch (this) {
            case SIGNAL ->
                number == rules.unknown()
                        ? interaction.signal()
                        : rules.signal(number).name();
            case CONTENT -> interaction.about().content();
            case CAMPAIGN -> interaction.about().outreach();
            case CHANNEL -> rules.channel(interaction);
            case MOTIVATOR -> rules.signal(number).habits().motivator();
        };
    }
}
