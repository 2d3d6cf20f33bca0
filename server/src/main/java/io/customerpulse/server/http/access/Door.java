package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Scope;

/// One endpoint: a line in the table of who may do what.
///
/// @param method such as `POST`; a door for `GET` is one for `HEAD` too
/// @param path   its address; `{id}` stands for one segment, `**` at the end for any number
/// @param need   what its caller needs
/// @param carries what its requests may carry
public record Door(String method, String path, Need need, Carries carries) {

    /// What a request to the management API may carry. Neither can be sent by a page of another site without its
    /// browser asking first.
    public enum Carries {
        /// JSON, small enough to be looked at whole.
        JSON,
        /// A file, which streams to its endpoint.
        FILE
    }

    /// Carries JSON.
    public Door(String method, String path, Need need) {
        this(method, path, need, Carries.JSON);
    }

    public Door {
        if (!path.startsWith("/")) throw new IllegalArgumentException("a path begins with a slash: " + path);
        if (path.contains("**") && !path.endsWith("/**")) {
            throw new IllegalArgumentException("** stands at the end only: " + path);
        }
    }

    /// For everybody: the endpoint looks for itself.
    public static Door open(String method, String path) {
        return new Door(method, path, new Need.Open());
    }

    /// For whoever is known.
    public static Door known(String method, String path) {
        return new Door(method, path, new Need.Known());
    }

    /// For persons who are logged in.
    public static Door person(String method, String path) {
        return new Door(method, path, new Need.APerson());
    }

    /// For persons who are logged in and administrators.
    public static Door administrator(String method, String path) {
        return new Door(method, path, new Need.AnAdministrator());
    }

    /// For whoever has a scope.
    public static Door scoped(String method, String path, Scope scope) {
        return new Door(method, path, new Need.Scoped(scope));
    }

    /// For whoever has a scope and sends a file.
    public static Door file(String method, String path, Scope scope) {
        return new Door(method, path, new Need.Scoped(scope), Carries.FILE);
    }
}
