package io.customerpulse.server.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.server.survey.Ward.Case;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WardTest {

    private static List<Interaction> weekly(int orders, int lastDaysAgo) {
        List<Interaction> all = new ArrayList<>();
        for (int i = 0; i < orders; i++) all.add(Made.interaction("Order Completed", Made.days(lastDaysAgo + 7 * i)));
        return all;
    }

    private static List<Interaction> with(List<Interaction> first, Interaction... more) {
        List<Interaction> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void whoFallsAndLosesMostComesFirst() {
        Ward.Lists ward = Made.survey(List.of(weekly(5, 1), weekly(5, 20), weekly(30, 20), weekly(5, 300)))
                .ward();
        assertThat(ward.falling()).extracting(Case::line).containsExactly(Made.key(2), Made.key(1));
        Ward.Falling first = ward.falling().getFirst().why();
        assertThat(first.lost()).isEqualTo(first.peak() - first.pulse()).isPositive();
        assertThat(first.overdue()).isBetween(2.0, 8.0);
        assertThat(first.lastReturn()).isEqualTo(Made.NOW.minus(Made.days(20)));
    }

    @Test
    void aWordWaitsUntilTheBrandSaysSomething() {
        List<Interaction> word = with(weekly(9, 3), Made.interaction("Complaint", Made.days(2)));
        List<Interaction> other = with(weekly(2, 3), Made.interaction("Product Reviewed", Made.days(5)));
        List<Interaction> answered = with(word, Made.interaction("Ticket Replied", Made.days(1)));
        List<Interaction> advertised = with(
                weekly(5, 3),
                Made.interaction("Direct Message Received", Made.days(4)),
                Made.interaction("Brand Mentioned", Made.days(3)),
                Made.interaction("Email Sent", Made.days(1), "news"));
        List<Interaction> old = with(weekly(9, 3), Made.interaction("Complaint", Made.days(40)));
        List<Case<Ward.Waiting>> waiting = Made.survey(List.of(word, other, answered, advertised, old))
                .ward()
                .waiting();
        assertThat(waiting).extracting(Case::line).containsExactly(Made.key(0), Made.key(3), Made.key(1));
        assertThat(waiting.get(0).why().signal()).isEqualTo("Complaint");
        assertThat(waiting.get(0).why().channel()).isEqualTo("service");
        assertThat(waiting.get(0).why().since()).isEqualTo(Made.NOW.minus(Made.days(2)));
        assertThat(waiting.get(1).why().since()).isEqualTo(Made.NOW.minus(Made.days(4)));
        assertThat(waiting.get(1).why().words()).isEqualTo(2);
        assertThat(waiting.get(1).why().latest()).isEqualTo(Made.NOW.minus(Made.days(3)));
    }

    @Test
    void anInvestmentThatNamesTheSameOutreachAnswersToo() {
        Interaction reply = Made.interaction("Email Replied", Made.days(3), "thread-7");
        Interaction sent = Made.interaction("Email Sent", Made.days(2), "thread-7");
        assertThat(Made.survey(List.of(List.of(reply))).ward().waiting()).hasSize(1);
        assertThat(Made.survey(List.of(List.of(reply, sent))).ward().waiting()).isEmpty();
    }

    @Test
    void whoCameBackLatelyStandsWithHowLongTheyWereAway() {
        List<Interaction> back = with(weekly(5, 200), Made.interaction("Email Link Clicked", Made.days(2)));
        List<Interaction> later = with(weekly(5, 250), Made.interaction("Order Completed", Made.days(1)));
        List<Case<Ward.Revived>> revived =
                Made.survey(List.of(back, later, weekly(5, 1))).ward().revived();
        assertThat(revived).extracting(Case::line).containsExactly(Made.key(1), Made.key(0));
        assertThat(revived.getLast().why().awayDays()).isEqualTo(198);
        assertThat(revived.getLast().why().signal()).isEqualTo("Email Link Clicked");
        assertThat(revived.getLast().why().channel()).isEqualTo("email");
    }

    @Test
    void ofThousandsTheFirstAreKept() {
        List<List<Interaction>> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) many.add(weekly(2 + i % 40, 20));
        List<Case<Ward.Falling>> falling = Made.survey(many).ward().falling();
        assertThat(falling).hasSize(Ward.KEPT);
        assertThat(falling.getLast().rank())
                .isLessThanOrEqualTo(falling.getFirst().rank());
        double most =
                Made.survey(List.of(weekly(41, 20))).ward().falling().getFirst().rank();
        assertThat(falling.getFirst().rank()).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({
        "Live Chat Message Sent, true",
        "directMessageReceived, true",
        "ticket_opened, true",
        "Brand Mentioned, true",
        "Call Made, true",
        "Page Viewed, false",
        "Preview Opened, false",
        "Survey Answered, false",
        "Order Completed, false",
    })
    void whatSomebodySaysIsToldByItsName(String name, boolean isWord) {
        Signal page = Made.RULES.signal(Made.RULES.signal("Page Viewed"));
        Signal named = new Signal(
                name, page.side(), page.weight(), page.kernel(), page.transform(), page.habits(), page.response());
        assertThat(Conversation.isWord(named)).isEqualTo(isWord);
        Signal still =
                new Signal(name, page.side(), 0, page.kernel(), page.transform(), page.habits(), page.response());
        assertThat(Conversation.isWord(still)).isFalse();
    }
}
