package org.sacho;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sacho.enclave.KeyStatus;

/// The status of the keys in lines for people.
final class KeysText {

    private KeysText() {}

    static String of(KeyStatus status) {
        return Stream.concat(
                        Stream.of("root: " + status.root() + " " + status.token()),
                        status.stores().stream().flatMap(KeysText::store))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static Stream<String> store(KeyStatus.Store store) {
        var head = "store " + store.id() + ": " + store.cipher() + " by " + store.provider();
        return Stream.concat(
                Stream.of(store.locked().map(why -> head + "; LOCKED: " + why).orElse(head)),
                store.generations().stream().map(KeysText::generation));
    }

    private static String generation(KeyStatus.Generation generation) {
        var meetings =
                generation.meetings().map(count -> ", " + count + " meetings").orElse("");
        return "  key " + generation.number() + " of " + generation.created() + meetings;
    }
}
