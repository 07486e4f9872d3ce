package org.sacho.web.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sacho.enclave.KeyRotations.State;
import org.sacho.web.LabelView;

/// The keys page. `root` selects its words from the messages, `place` says which file or token it is.
public record KeysView(String root, String place, List<Store> stores) {
    public KeysView {
        stores = List.copyOf(stores);
    }

    /// A store with its keys, latest first; `locked` says why, if it is. `rotation` is null until one was begun since
    /// the server started, and `mayRotate` is whether this person may begin one now.
    public record Store(
            String id,
            String name,
            List<LabelView> levels,
            String cipher,
            String provider,
            @Nullable String locked,
            List<Key> keys,
            @Nullable Rotation rotation,
            boolean mayRotate) {
        public Store {
            levels = List.copyOf(levels);
            keys = List.copyOf(keys);
        }

        /// How many meetings are under all of its keys together.
        public int meetings() {
            return keys.stream()
                    .map(Key::meetings)
                    .filter(count -> count != null)
                    .mapToInt(Integer::intValue)
                    .sum();
        }
    }

    /// A key; how many meetings are under it is not known of a locked store.
    public record Key(int number, String since, @Nullable Integer meetings) {}

    /// How far a rotation is.
    public record Rotation(State state, int generation, int left) {

        public boolean running() {
            return state == State.RUNNING;
        }
    }
}
