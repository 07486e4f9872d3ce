package org.sacho.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.subject.Role;
import org.sacho.subject.Subject;
import org.sacho.subject.SubjectId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Everybody who may sign in.
///
/// Passwords are kept as Argon2 hashes. Five wrong ones in a row lock an account for a time that doubles with
/// every further one; the answer and its duration are the same for an unknown, a locked and a disabled account.
/// Roles and clearance are read anew for every request, so a change takes effect at once.
public final class Accounts {

    /// Wrong passwords in a row before an account is locked.
    public static final int ATTEMPTS = 5;

    private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 4;

    private final JdbcClient jdbc;
    private final Lattice lattice;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final String nobodysHash;
    private final ConcurrentMap<SubjectId, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(Account account, String hash) {
        @Override
        public String toString() {
            return account.id().toString();
        }
    }

    public Accounts(DataSource office, Lattice lattice, PasswordEncoder encoder, Clock clock) {
        this.jdbc = JdbcClient.create(office);
        this.lattice = lattice;
        this.encoder = encoder;
        this.clock = clock;
        this.nobodysHash = hash("nobody knows this one");
        jdbc.sql("SELECT * FROM account")
                .query((row, n) -> read(row))
                .list()
                .forEach(entry -> entries.put(entry.account().id(), entry));
    }

    public Optional<Account> find(SubjectId id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::account);
    }

    /// The person as the reference monitor sees them now; empty for the unknown and the disabled.
    public Optional<Subject> subject(SubjectId id) {
        return find(id).filter(account -> !account.disabled()).map(Account::subject);
    }

    public List<Account> all() {
        return entries.values().stream()
                .map(Entry::account)
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /// Adds a person.
    ///
    /// @throws IllegalArgumentException if the account exists or the roles may not be held together
    public void add(SubjectId id, String password, Set<Role> roles, Label clearance) {
        var account = new Account(id, roles, clearance, false, 0, Optional.empty(), Optional.empty());
        account.subject();
        var entry = new Entry(account, hash(password));
        insert(entry);
    }

    private synchronized void insert(Entry entry) {
        var account = entry.account();
        if (entries.containsKey(account.id())) {
            throw new IllegalArgumentException("the account exists");
        }
        jdbc.sql("""
                INSERT INTO account (name, secret, roles, clearance, disabled, failures)
                VALUES (?, ?, ?, ?, FALSE, 0)""")
                .params(
                        account.id().value(),
                        entry.hash(),
                        text(account.roles()),
                        account.clearance().toString())
                .update();
        entries.put(account.id(), entry);
    }

    /// Changes what a person may do; unlocks them.
    ///
    /// @throws IllegalArgumentException if there is no such account or the roles may not be held together
    public synchronized Account change(SubjectId id, Set<Role> roles, Label clearance, boolean disabled) {
        var entry = Optional.ofNullable(entries.get(id))
                .orElseThrow(() -> new IllegalArgumentException("there is no such account"));
        var changed = new Account(
                id,
                roles,
                clearance,
                disabled,
                0,
                Optional.empty(),
                entry.account().lastSignIn());
        changed.subject();
        save(new Entry(changed, entry.hash()));
        return changed;
    }

    /// Takes an account away for good. Accounts of people are disabled instead, so that no other person ever gets the
    /// name that stands in the log.
    public synchronized void remove(SubjectId id) {
        jdbc.sql("DELETE FROM account WHERE name = ?").param(id.value()).update();
        entries.remove(id);
    }

    /// Checks a password. Counts failures, locks, and takes equally long whoever asks.
    public Optional<Account> signIn(String name, String password) {
        var entry = known(name);
        boolean matches = encoder.matches(password, entry.map(Entry::hash).orElse(nobodysHash));
        return entry.flatMap(checked -> settle(checked, matches));
    }

    /// The slow check runs outside the lock; what it is weighed against is the account as it is now, so that
    /// attempts at the same time are all counted and a change meanwhile is not undone.
    private synchronized Optional<Account> settle(Entry checked, boolean matches) {
        var now = clock.instant();
        var account = Optional.ofNullable(entries.get(checked.account().id()))
                .map(Entry::account)
                .filter(current -> !current.lockedAt(now) && !current.disabled());
        return account.flatMap(current -> {
            var after = matches ? succeeded(current, now) : failed(current, now);
            save(new Entry(after, checked.hash()));
            return matches ? Optional.of(after) : Optional.empty();
        });
    }

    private Optional<Entry> known(String name) {
        return entries.values().stream()
                .filter(entry -> entry.account().id().value().equals(name))
                .findFirst();
    }

    private static Account succeeded(Account account, Instant now) {
        return new Account(
                account.id(), account.roles(), account.clearance(), false, 0, Optional.empty(), Optional.of(now));
    }

    private static Account failed(Account account, Instant now) {
        int failures = account.failures() + 1;
        Optional<Instant> until = failures < ATTEMPTS
                ? Optional.empty()
                : Optional.of(now.plus(FIRST_LOCK.multipliedBy(1L << Math.min(failures - ATTEMPTS, MOST_DOUBLINGS))));
        return new Account(
                account.id(),
                account.roles(),
                account.clearance(),
                account.disabled(),
                failures,
                until,
                account.lastSignIn());
    }

    private void save(Entry entry) {
        var account = entry.account();
        jdbc.sql("""
                UPDATE account SET roles = ?, clearance = ?, disabled = ?, failures = ?, locked_until = ?,
                       last_sign_in = ?
                 WHERE name = ?""")
                .param(text(account.roles()))
                .param(account.clearance().toString())
                .param(account.disabled())
                .param(account.failures())
                .param(account.lockedUntil().map(Timestamp::from).orElse(null))
                .param(account.lastSignIn().map(Timestamp::from).orElse(null))
                .param(account.id().value())
                .update();
        entries.put(account.id(), entry);
    }

    private String hash(String password) {
        return Optional.ofNullable(encoder.encode(password)).orElseThrow();
    }

    private Entry read(ResultSet row) throws SQLException {
        var account = new Account(
                new SubjectId(row.getString("name")),
                roles(row.getString("roles")),
                lattice.parse(row.getString("clearance")),
                row.getBoolean("disabled"),
                row.getInt("failures"),
                Optional.ofNullable(row.getTimestamp("locked_until")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("last_sign_in")).map(Timestamp::toInstant));
        return new Entry(account, row.getString("secret"));
    }

    private static String text(Collection<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
    }

    private static Set<Role> roles(String text) {
        return Arrays.stream(text.split(","))
                .filter(name -> !name.isEmpty())
                .map(name -> Role.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }
}
