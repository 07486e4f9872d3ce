package org.sacho.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sacho.office.Office.HandSet;
import org.sacho.subject.SubjectId;
import org.springframework.jdbc.core.simple.JdbcClient;

class TokensTest {

    private static final SubjectId OFFICER = new SubjectId("officer1");

    private final HandSet clock = new HandSet();

    @TempDir
    Path folder;

    private Office office;
    private Tokens tokens;

    @BeforeEach
    void open() {
        office = new Office(folder);
        tokens = new Tokens(office.database(), new SecureRandom(), clock);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void token_whileItLives_namesItsOwnerAlsoAfterARestart() {
        var issued = tokens.issue(OFFICER);

        assertThat(tokens.owner(issued.token())).contains(OFFICER);
        close();
        open();
        assertThat(tokens.owner(issued.token())).contains(OFFICER);
    }

    @Test
    void token_atTheEndOfItsLife_isNobodys() {
        var issued = tokens.issue(OFFICER);
        assertThat(issued.expiresAt()).isEqualTo(clock.instant().plus(Tokens.LIFETIME));

        clock.pass(Tokens.LIFETIME.minus(Duration.ofSeconds(1)));
        assertThat(tokens.owner(issued.token())).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.owner(issued.token())).isEmpty();
    }

    @Test
    void token_invented_isNobodys() {
        var issued = tokens.issue(OFFICER);

        assertThat(tokens.owner("")).isEmpty();
        assertThat(tokens.owner(issued.token() + "A")).isEmpty();
        assertThat(tokens.owner(issued.token().substring(1))).isEmpty();
        assertThat(tokens.owner("' or 1=1 --")).isEmpty();
    }

    @Test
    void token_isKeptAsADigestOnly_andNotShown() {
        var issued = tokens.issue(OFFICER);

        assertThat(digests()).singleElement().asString().doesNotContain(issued.token());
        assertThat(issued.toString()).doesNotContain(issued.token());
    }

    @Test
    void tokens_thatHaveExpired_areSweptWithTheNext() {
        tokens.issue(OFFICER);
        clock.pass(Tokens.LIFETIME.plusSeconds(1));
        tokens.issue(OFFICER);

        assertThat(digests()).hasSize(1);
    }

    @Test
    void tokens_areNeverTheSame() {
        assertThat(tokens.issue(OFFICER).token())
                .hasSize(43)
                .isNotEqualTo(tokens.issue(OFFICER).token());
    }

    private List<? extends @Nullable String> digests() {
        return JdbcClient.create(office.database())
                .sql("SELECT digest FROM token")
                .query(String.class)
                .list();
    }
}
