package org.sacho.web;

import java.util.Set;
import java.util.TreeSet;

/// Every route a running server has, as its dispatcher knows them.
public final class ServedRoutes {

    private ServedRoutes() {}

    /// Method and path pattern, e.g. `GET /livez`; the method is `ANY` where a controller names none.
    public static Set<String> of(WebServer server) {
        var routes = new TreeSet<String>();
        server.routes().forEach(route -> {
            var methods = route.getMethodsCondition().getMethods();
            for (var pattern : route.getPatternValues()) {
                if (methods.isEmpty()) {
                    routes.add("ANY " + pattern);
                }
                methods.forEach(method -> routes.add(method + " " + pattern));
            }
        });
        return routes;
    }
}
