package io.customerpulse.server.view;

import static io.customerpulse.server.access.ControlLog.START;
import static io.customerpulse.server.access.ControlLog.chance;
import static io.customerpulse.server.access.ControlLog.done;
import static io.customerpulse.server.access.ControlLog.flaws;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.intake.Control;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static final Stamp ADA = new Stamp("usr_ada", START);
    private static final Stamp BOB = new Stamp("usr_bob", START);

    private final List<Control> journal = new ArrayList<>();
    private final Views views = new Views(this::append, chance(1));

    private long append(String kind, String json) {
        Control control = new Control(journal.size() + 1L, kind, json);
        journal.add(control);
        views.apply(control);
        return control.sequence();
    }

    private Views restarted() {
        Views again = new Views(this::append, chance(2));
        journal.forEach(again::apply);
        return again;
    }

    private static SavedView.Wanted wanted(String name, String query, boolean shared) {
        return new SavedView.Wanted(name, ListQuery.read(query).orElseThrow(), shared);
    }

    private static List<String> names(List<SavedView> seen) {
        return seen.stream().map(SavedView::name).toList();
    }

    @Test
    void aViewIsItsOwnersUntilItIsShared() {
        SavedView calm = done(views.make(wanted("Calm", "stage=steady", false), ADA));
        assertThat(views.seenBy("usr_ada")).containsExactly(calm);
        assertThat(views.seenBy("usr_bob")).isEmpty();
        assertThat(views.isOfAnother(calm.id(), "usr_bob")).isFalse();
        done(views.change(calm.id(), wanted("Calm", "stage=steady", true), ADA));
        assertThat(names(views.seenBy("usr_bob"))).containsExactly("Calm");
        assertThat(views.isOfAnother(calm.id(), "usr_bob")).isTrue();
        assertThat(views.isOfAnother(calm.id(), "usr_ada")).isFalse();
    }

    @Test
    void nobodyButItsOwnerChangesAView() {
        SavedView calm = done(views.make(wanted("Calm", "", true), ADA));
        assertThat(views.change(calm.id(), wanted("Mine", "", true), BOB)).isInstanceOf(Outcome.Missing.class);
        assertThat(views.remove(calm.id(), false, BOB)).isInstanceOf(Outcome.Missing.class);
        SavedView own = done(views.make(wanted("Own", "", false), ADA));
        assertThat(views.remove(own.id(), true, BOB)).isInstanceOf(Outcome.Missing.class);
        done(views.remove(calm.id(), true, BOB));
        assertThat(names(views.seenBy("usr_ada"))).containsExactly("Own");
        assertThat(views.remove(calm.id(), true, ADA)).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void aRestartKnowsTheSameViews() {
        SavedView calm = done(views.make(wanted("Calm", "search=a%26b+c&stage=steady", false), ADA));
        done(views.change(calm.id(), wanted("Calmer", "stage=steady", true), ADA));
        SavedView gone = done(views.make(wanted("Gone", "", true), BOB));
        done(views.remove(gone.id(), false, BOB));
        assertThat(restarted().seenBy("usr_ada"))
                .isEqualTo(views.seenBy("usr_ada"))
                .hasSize(1);
        int entries = journal.size();
        done(views.change(calm.id(), wanted("Calmer", "stage=steady", true), ADA));
        assertThat(journal).hasSize(entries);
    }

    @Test
    void withAUserGoesWhatTheyDidNotShare() {
        done(views.make(wanted("Own", "", false), ADA));
        done(views.make(wanted("Ours", "", true), ADA));
        append("user.removed", "{\"id\":\"usr_ada\"}");
        assertThat(names(views.seenBy("usr_ada"))).containsExactly("Ours");
        assertThat(names(restarted().seenBy("usr_ada"))).containsExactly("Ours");
    }

    @Test
    void thereIsALimitForEachAndForAll() {
        for (int i = 0; i < Views.OWN_MAX; i++) done(views.make(wanted("v" + i, "", false), ADA));
        assertThat(flaws(views.make(wanted("more", "", false), ADA))).containsExactly(" too_many_views");
        for (int i = Views.OWN_MAX; i < Views.VIEWS_MAX; i++) {
            done(views.make(wanted("v" + i, "", false), new Stamp("usr_" + i, START)));
        }
        assertThat(flaws(views.make(wanted("more", "", false), BOB))).containsExactly(" too_many_views");
    }

    @Test
    void aNameIsPlainAndAQueryBounded() {
        assertThat(flaws(views.make(wanted(" ", "", false), ADA))).containsExactly("/name bad_name");
        assertThat(flaws(views.make(wanted("a\u0007", "", false), ADA))).containsExactly("/name bad_name");
        assertThat(flaws(views.make(wanted("a".repeat(Views.NAME_MAX + 1), "", false), ADA)))
                .containsExactly("/name bad_name");
        String long1 = "search=" + "a".repeat(Views.QUERY_MAX - 6);
        assertThat(flaws(views.make(wanted("long", long1, false), ADA))).containsExactly("/query too_long");
        assertThat(journal).isEmpty();
    }

    @Test
    void theWordsOfAViewAreThoseThatMayNameAPerson() {
        done(views.make(
                wanted("Top 5 of grace@shop.test", "pulse_min=7&search=ada%40shop.test&trait.city=Bonn", true), ADA));
        String words = Words.in(journal.getFirst()).orElseThrow();
        assertThat(words.lines()).containsExactly("\"ada@shop.test\"", "\"Bonn\"", "grace@shop.test");
        assertThat(Words.in(new Control(1, "key.made", "{}"))).isEmpty();
        views.forget(text -> text.contains("\"7\""));
        assertThat(views.seenBy("usr_bob")).hasSize(1);
        views.forget(text -> text.contains("ada@shop.test"));
        assertThat(views.seenBy("usr_bob")).isEmpty();
    }

    @Test
    void aQueryIsReadAndWrittenTheSame() {
        for (String query : List.of("", "a=1&b=%26%3D+x", "stage=fading%2Csteady&trait.plan=gold")) {
            assertThat(ListQuery.of(ListQuery.read(query).orElseThrow())).isEqualTo(query);
        }
        assertThat(ListQuery.read("b=2&a=1&b=3")).contains(new TreeMap<>(Map.of("a", "1", "b", "2")));
        assertThat(ListQuery.read("&flag&&")).contains(new TreeMap<>(Map.of("flag", "")));
        assertThat(ListQuery.read("a=%zz")).isEmpty();
    }
}
