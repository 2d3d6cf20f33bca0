package io.customerpulse.server.http.read;

import io.customerpulse.server.http.api.Endpoint;
import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
import io.customerpulse.server.http.api.Endpoint.Parameter;
import java.util.List;
import java.util.Optional;

/// What the endpoints of saved views are. Persons save them, so examples of that, run by a key, are refused.
final class ViewEndpoints {

    private static final Parameter ID = Parameter.path("id", "of a view", "view_0123456789abcdef");
    private static final Failure FLAWED = new Failure(422, "fields of the body are wrong; see errors");
    private static final Failure MISSING = new Failure(404, "there is none of this id, or it is another's alone");
    private static final Example REFUSED = new Example(
            "a key is no person",
            List.of(),
            "{\"name\":\"Calm ones\",\"query\":\"pulse_min=5&stage=steady\",\"shared\":true}",
            403);

    private ViewEndpoints() {}

    static List<Endpoint> list() {
        return List.of(
                Endpoint.get(
                        ViewsResource.PATH,
                        "Saved views of the list of customers: one's own, and what others share",
                        ViewsResource.All.class),
                Endpoint.post(
                                ViewsResource.PATH,
                                "Saves a view: parameters of the list of customers, under a name",
                                ViewsResource.WantedView.class,
                                ViewsResource.View.class)
                        .succeeding(201)
                        .failing(FLAWED)
                        .like(REFUSED),
                new Endpoint(
                        "PUT",
                        ViewsResource.ONE,
                        "Saves a view of one's own in another way, whole",
                        List.of(ID),
                        Optional.of(Content.json(ViewsResource.WantedView.class)),
                        Content.json(ViewsResource.View.class),
                        List.of(MISSING, FLAWED),
                        List.of(REFUSED),
                        200),
                new Endpoint(
                        "DELETE",
                        ViewsResource.ONE,
                        "Removes a view: of one's own, or, for administrators, one that is shared",
                        List.of(ID),
                        Optional.empty(),
                        Content.NONE,
                        List.of(MISSING),
                        List.of(new Example("a key is no person", List.of(), "", 403)),
                        204));
    }
}
