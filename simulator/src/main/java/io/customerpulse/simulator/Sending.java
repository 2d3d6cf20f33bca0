package io.customerpulse.simulator;

/// One nudge on its way to one customer.
///
/// @param second when it is sent, in seconds since the start of the span
/// @param topic  its outreach and content
record Sending(Nudge nudge, long second, Topic topic) {
    int day() {
        return (int) (second / Diary.DAY_SECONDS);
    }
}
