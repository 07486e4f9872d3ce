package org.sacho.web.sealed;

/// What became of something that was given to unseal the server. The names are reasons in the audit log.
public enum UnsealAnswer {
    /// The first of two shares; it is kept in memory for a while.
    FIRST_SHARE,
    /// Two shares gave the passphrase; the server tries it.
    TWO_SHARES,
    /// Not the form of a share, or mistyped.
    NOT_A_SHARE,
    /// The form of a share and the generation are right, and it is none that was given out.
    WRONG_SHARE,
    /// From another making of the shares, which is void.
    OLD_SHARE,
    /// The share that was given already.
    SAME_SHARE,
    /// The second share from the browser that gave the first.
    SAME_BROWSER,
    /// No shares were ever given out here, or the file of the custody is damaged.
    NO_CUSTODY,
    /// Too many refusals; nothing is looked at for a while.
    THROTTLED,
    /// The passphrase, from the console or out of the shares, does not open the keys.
    WRONG_PASSPHRASE;

    /// Whether this is on the way to an unsealed server.
    public boolean good() {
        return this == FIRST_SHARE || this == TWO_SHARES;
    }
}
