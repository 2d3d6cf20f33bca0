package io.customerpulse.server.http;

import io.customerpulse.server.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;

/// What has been found out about a request before it reaches its endpoint.
public final class Requests {

    private static final String ID = Requests.class.getName() + ".id";
    private static final String CALLER = Requests.class.getName() + ".caller";
    private static final String STILL = Requests.class.getName() + ".still";
    private static final String ADDRESS = Requests.class.getName() + ".address";

    private Requests() {}

    /// What the log knows the request by; empty if nobody has named it.
    public static String id(HttpServletRequest request) {
        return request.getAttribute(ID) instanceof String id ? id : "";
    }

    public static void name(HttpServletRequest request, String id) {
        request.setAttribute(ID, id);
    }

    /// Who asks. Nobody, unless it was found out.
    public static Caller caller(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? caller : Caller.NOBODY;
    }

    public static void callBy(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    /// Whether the caller may still do what they were let in for: a long answer asks now and then.
    public static boolean isStillLetIn(HttpServletRequest request) {
        return !(request.getAttribute(STILL) instanceof BooleanSupplier still) || still.getAsBoolean();
    }

    public static void letIn(HttpServletRequest request, BooleanSupplier still) {
        request.setAttribute(STILL, still);
    }

    /// The IP address that the request comes from: past the proxies that are trusted, and no others.
    public static String address(HttpServletRequest request) {
        return request.getAttribute(ADDRESS) instanceof String address ? address : request.getRemoteAddr();
    }

    public static void comeFrom(HttpServletRequest request, String address) {
        request.setAttribute(ADDRESS, address);
    }
}
