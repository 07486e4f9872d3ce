package org.sacho.guard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sacho.label.Label;

/// GD-07: a line that is not exactly the required one cannot be made, so nothing is released without it.
class FilterLineTest {

    private static final List<String> REQUIRED = List.of("first", "second");

    @Test
    void line_withAFilterMissing_cannotBeMade() {
        assertThatThrownBy(() -> line(REQUIRED, "first")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(REQUIRED, "second")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(REQUIRED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void line_inAnotherOrderOrWithAnother_cannotBeMade() {
        assertThatThrownBy(() -> line(REQUIRED, "second", "first")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(REQUIRED, "first", "other")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(REQUIRED, "first", "second", "third"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(REQUIRED, "first", "second", "second"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void line_thatRequiresFewerThanTwo_cannotBeMade() {
        assertThatThrownBy(() -> line(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(List.of("only"), "only")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(List.of("a", "a"), "a", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    private static FilterLine line(List<String> required, String... ids) {
        var filters = Stream.of(ids).map(FilterLineTest::filter).toList();
        return new FilterLine(required, filters, Duration.ofSeconds(1));
    }

    private static ReleaseFilter filter(String id) {
        return new ReleaseFilter() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Verdict examine(byte[] rendered, Label to) {
                throw new IllegalStateException("nothing is examined here");
            }
        };
    }
}
