package io.customerpulse.server.http.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.http.Fields;
import io.customerpulse.server.http.Problem;
import io.customerpulse.server.http.Problems;
import io.customerpulse.server.http.Requests;
import io.customerpulse.server.http.access.Replies;
import io.customerpulse.server.person.PersonalData;
import io.customerpulse.server.view.ListQuery;
import io.customerpulse.server.view.SavedView;
import io.customerpulse.server.view.Views;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Views of the list of customers that people have saved, over HTTP.
///
/// A view is somebody's, so persons save them. A key sees what is shared: its query is what `GET /api/v1/customers`
/// takes, so that a program can ask for whom the team looks at.
@RestController
public class ViewsResource {

    static final String PATH = "/api/v1/views";
    static final String ONE = PATH + "/{id}";

    private static final Problem OF_ANOTHER = Problem.of(
            403, "view_of_another", "A view of another", "Who saved it changes it; save one of your own like it.");

    private final Views views;
    private final Function<String, Optional<String>> names;
    private final InstantSource clock;

    /// @param names what users are called, by id
    public ViewsResource(Views views, Function<String, Optional<String>> names, InstantSource clock) {
        this.views = views;
        this.names = names;
        this.clock = clock;
    }

    /// A view.
    ///
    /// @param query     parameters of the list of customers, as an address has them behind `?`
    /// @param shared    whether the whole team sees it
    /// @param own       whether whoever asks saved it
    /// @param ownerName what who saved it is called, if that is known
    public record View(
            String id,
            String name,
            String query,
            boolean shared,
            boolean own,
            String owner,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> ownerName,
            Instant changedAt) {}

    /// All that somebody sees, by name.
    public record All(List<View> views) {}

    /// What a view is to be.
    ///
    /// @param shared not, if it is left out
    public record WantedView(
            String name,
            String query,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) boolean shared) {}

    /// One's own views, and what others share.
    @GetMapping(PATH)
    public All list(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Asked.of(parameters, List.of());
        Sight sight = Sight.of(request);
        String who = Requests.caller(request).id();
        return new All(views.seenBy(who).stream()
                .filter(view -> view.owner().equals(who) || isFor(sight, view))
                .map(view -> shown(view, who))
                .toList());
    }

    /// Saves a new one.
    @PostMapping(PATH)
    public ResponseEntity<Object> make(@RequestBody JsonNode body, HttpServletRequest request) {
        Fields fields = Fields.of(body);
        SavedView.Wanted wanted = read(fields);
        if (!fields.flaws().isEmpty()) return Problems.answer(request, Problems.invalidFields(fields.flaws()));
        return told(request, 201, views.make(wanted, Replies.stamp(request, clock)));
    }

    /// Saves one in another way, whole.
    @PutMapping(ONE)
    public ResponseEntity<Object> change(
            @PathVariable String id, @RequestBody JsonNode body, HttpServletRequest request) {
        if (views.isOfAnother(id, Requests.caller(request).id())) return Problems.answer(request, OF_ANOTHER);
        Fields fields = Fields.of(body);
        SavedView.Wanted wanted = read(fields);
        if (!fields.flaws().isEmpty()) return Problems.answer(request, Problems.invalidFields(fields.flaws()));
        return told(request, 200, views.change(id, wanted, Replies.stamp(request, clock)));
    }

    /// Removes one; administrators remove what others share, too.
    @DeleteMapping(ONE)
    public ResponseEntity<Object> remove(@PathVariable String id, HttpServletRequest request) {
        boolean mayAny = Requests.caller(request).may(Scope.ADMIN);
        if (!mayAny && views.isOfAnother(id, Requests.caller(request).id())) {
            return Problems.answer(request, OF_ANOTHER);
        }
        return Replies.empty(request, views.remove(id, mayAny, Replies.stamp(request, clock)));
    }

    private ResponseEntity<Object> told(HttpServletRequest request, int status, Outcome<SavedView> outcome) {
        String who = Requests.caller(request).id();
        return Replies.of(request, status, outcome, view -> shown(view, who));
    }

    private View shown(SavedView view, String who) {
        return new View(
                view.id(),
                view.name(),
                ListQuery.of(view.asked()),
                view.shared(),
                view.owner().equals(who),
                view.owner(),
                names.apply(view.owner()),
                view.changed());
    }

    private static SavedView.Wanted read(Fields fields) {
        String name = fields.text("name", Views.NAME_MAX).strip();
        String query = fields.textIfAny("query", Views.QUERY_MAX).orElse("");
        boolean shared = fields.flag("shared", false);
        Optional<SortedMap<String, String>> asked = ListQuery.read(query);
        if (asked.isEmpty()) fields.flaw("/query", "not_a_query", "must be coded as an address is behind ?");
        for (String parameter : asked.orElse(new TreeMap<>()).keySet()) {
            if (!WhichCustomers.isParameter(parameter)) {
                fields.flaw("/query", "unknown_parameter", "known are: " + WhichCustomers.PARAMETERS);
                break;
            }
        }
        return new SavedView.Wanted(name, asked.orElse(new TreeMap<>()), shared);
    }

    /// Whether there is nothing in a view of another that its reader may not see.
    private static boolean isFor(Sight sight, SavedView view) {
        if (sight.isOpen()) return true;
        return sight.text(view.name()).equals(view.name())
                && view.asked().entrySet().stream()
                        .allMatch(each ->
                                sight.text(each.getValue()).equals(each.getValue()) && !isPersonal(each.getKey()));
    }

    /// What is searched for may be anybody's name.
    private static boolean isPersonal(String parameter) {
        boolean isTrait = parameter.startsWith(Wanted.PREFIX);
        return parameter.equals("search")
                || (isTrait && PersonalData.isPersonal(parameter.substring(Wanted.PREFIX.length())));
    }
}
