package org.sacho.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Every screen in one language.
final class Screens {

    private Screens() {}

    static List<Screen> in(Locale language) {
        return Stream.of(
                        OfficeScreens.in(language),
                        MeetingScreens.in(language),
                        ReviewScreens.in(language),
                        MinutesScreens.in(language),
                        DestructionScreens.in(language),
                        KeyScreens.in(language),
                        IncidentScreens.in(language))
                .flatMap(List::stream)
                .toList();
    }
}
