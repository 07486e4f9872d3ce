package org.sacho.audit;

import org.sacho.subject.SubjectId;

/// Who did it.
public sealed interface Actor {

    /// Somebody who proved to be this account.
    record Account(SubjectId id) implements Actor {
        @Override
        public String toString() {
            return id.value();
        }
    }

    /// The server itself.
    record Server() implements Actor {
        @Override
        public String toString() {
            return "*server";
        }
    }

    /// Somebody who proved nothing. What they typed as a name is not recorded: it may be a password.
    record Nobody() implements Actor {
        @Override
        public String toString() {
            return "*nobody";
        }
    }

    static Actor of(SubjectId id) {
        return new Account(id);
    }

    /// Reads what `toString` wrote. No account name starts with `*`.
    static Actor parse(String text) {
        return switch (text) {
            case "*server" -> new Server();
            case "*nobody" -> new Nobody();
            case String name -> new Account(new SubjectId(name));
        };
    }
}
