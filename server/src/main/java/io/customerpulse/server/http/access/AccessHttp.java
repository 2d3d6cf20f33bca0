package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.RateLimit;
import io.customerpulse.server.http.ErrorProblems;
import io.customerpulse.server.http.LastResort;
import jakarta.servlet.Filter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

/// Everything of access that stands between the network and the endpoints, ready to be put into a server.
public final class AccessHttp {

    private final Access access;
    private final Front front;
    private final InstantSource clock;
    private final List<Filter> filters;

    /// The doors of a server.
    ///
    /// @param doors of all endpoints there are but those of this package
    /// @param limit of requests to the management API, per key, person, or address of nobody
    public AccessHttp(
            Access access, Front front, List<Door> doors, RateLimit limit, InstantSource clock, SecureRandom chance) {
        this.access = access;
        this.front = front;
        this.clock = clock;
        Doors all = new Doors(Stream.concat(doors.stream(), doors().stream()).toList());
        this.filters = List.of(
                new SafeAnswers(front, chance),
                new Doorkeeper(access, all, front, limit, clock),
                new OnceOnly(access.repeats(), clock));
    }

    /// The doors of this package's endpoints.
    public static List<Door> doors() {
        return Stream.of(
                        KeysController.DOORS,
                        SourcesController.DOORS,
                        LoginController.DOORS,
                        SessionsController.DOORS,
                        AdministratorsController.DOORS)
                .flatMap(List::stream)
                .toList();
    }

    /// Puts the filters before every servlet, the outermost first, and the controllers beside the others; with the
    /// advice for what any controller throws.
    public void register(GenericApplicationContext beans) {
        for (int i = 0; i < filters.size(); i++) register(beans, filters.get(i), Ordered.HIGHEST_PRECEDENCE + i);
        add(beans, new KeysController(access.keys(), clock));
        add(beans, new SourcesController(access.sources(), clock));
        add(beans, new LoginController(access, front, clock));
        add(beans, new SessionsController(access.sessions(), clock));
        add(beans, new AdministratorsController(access, clock));
        add(beans, new LastResort());
        add(beans, new ErrorProblems());
        beans.registerBean(ErrorPageRegistrar.class, () -> pages -> pages.addErrorPages(new ErrorPage("/error")));
    }

    private static void register(GenericApplicationContext beans, Filter filter, int order) {
        RootBeanDefinition registration = new RootBeanDefinition(FilterRegistrationBean.class, () -> {
            FilterRegistrationBean<Filter> bean = new FilterRegistrationBean<>(filter);
            bean.setName(filter.getClass().getSimpleName());
            bean.setOrder(order);
            return bean;
        });
        beans.registerBeanDefinition(filter.getClass().getName(), registration);
    }

    @SuppressWarnings("unchecked") // the class of a thing is a class of things like it
    private static <T> void add(GenericApplicationContext beans, T bean) {
        beans.registerBean((Class<T>) bean.getClass(), () -> bean);
    }
}
