/// The browser face: pages and htmx fragments, one sub-package per screen.
///
/// A view record is everything a template may know. It holds plain text, numbers and enums of this package, so a
/// template can neither reach the domain nor decide anything; what a person may not see is simply not in the view.
/// Instants arrive as text, `yyyy-MM-dd HH:mm` in the zone of the site. A component that is not always there is an
/// empty
/// string or an empty list, or is marked nullable.
@NullMarked
@ApplicationModule
package org.sacho.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
