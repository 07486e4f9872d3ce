package org.sacho.transfer;

/// What came is not taken. Says why by a constant of the program, never by anything out of the package.
public final class PackageRefusedException extends Exception {

    private final Reason reason;

    PackageRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Why, and what people do about it.
    public enum Reason {
        WRONG_SIZE("the file is cut short or is no package: carry it again"),
        NOT_A_PACKAGE("the file is no release package: find out who put it there"),
        UNKNOWN_VERSION("the package is of a later format: update this server, then carry it again"),
        WRONG_KEY("the package is altered, or another guard signed it: compare it with the original on the high side"),
        MALFORMED("the guard signed something that is no package: report it to the high side"),
        WRONG_DESTINATION("the package is for another network: remove it and find out how it came here"),
        MISNAMED("the file has another package's name: name it as the high side did"),
        REPLAYED("the package was imported before under its own name: remove the copy"),
        CONFLICTING("another package has this number already: the high side was put back to an older copy, or two"
                + " installations share one guard key; stop carrying and ask both administrators"),
        BROKEN_CHAIN("the package does not follow the one before: the high side was put back to an older copy, or two"
                + " installations share one guard key; stop carrying and ask both administrators"),
        GAP("an earlier package is missing: have the high side export again from the number named, and carry that"),
        WRONG_LABEL("this network's policy does not keep the label: the minutes are not shown; tell the high side"),
        RULES("this network's rules object to the content: the minutes are not shown; tell the high side"),
        ISOLATED("these minutes were recalled before: settle the incident here, then they come in"),
        FILTER_FAILED("a check could not be run, so nothing was taken: see the log of the server, then start it again");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }

        public String remedy() {
            return remedy;
        }
    }
}
