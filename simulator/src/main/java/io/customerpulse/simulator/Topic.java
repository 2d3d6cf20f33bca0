package io.customerpulse.simulator;

/// What an interaction belongs to; each empty if nothing. An empty channel is the act's usual one.
record Topic(String outreach, String content, String channel) {

    static final Topic NOTHING = new Topic("", "", "");

    static Topic of(String content) {
        return new Topic("", content, "");
    }

    /// The same outreach, about something else.
    Topic about(String content) {
        return new Topic(outreach, content, channel);
    }

    Topic on(String channel) {
        return new Topic(outreach, content, channel);
    }
}
