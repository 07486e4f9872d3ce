package org.sacho.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.policy.InvalidPolicyException.Problem;

class PolicyPackReaderTest {

    @Test
    void read_smallPack_everythingInPlace() throws InvalidPolicyException {
        var policy = PolicyPackReader.read(Packs.SMALL.getBytes(UTF_8), "small.yaml");

        assertThat(policy.id()).isEqualTo("small");
        assertThat(policy.version()).isEqualTo("1.0.0");
        assertThat(policy.jurisdiction()).isEqualTo("KOR");
        assertThat(policy.effective()).isEqualTo("2026-05-19");
        assertThat(policy.title()).isEqualTo(new Wording("Small", "작은"));
        assertThat(policy.lattice().levels()).hasToString("[U, C, S]");
        assertThat(policy.lattice().top()).hasToString("S//ALPHA/BRAVO//REL");
        assertThat(policy.nothingFound()).hasToString("U");
        assertThat(policy.enclaves()).extracting(e -> e.levels().toString()).containsExactly("[U]", "[C, S]");
        assertThat(policy.marking(policy.lattice().level("S")))
                .isEqualTo(new LevelMarking(
                        policy.lattice().level("S"),
                        new Wording("Se", "이"),
                        "(S)",
                        new Wording("SE", "이"),
                        "#c8102e",
                        "#ffffff",
                        true,
                        false));
        assertThat(policy.rules())
                .extracting(Rule::kind)
                .containsExactly(Rule.Kind.TERMS, Rule.Kind.PATTERN, Rule.Kind.MARKING);
        assertThat(policy.rules().get(1).label()).hasToString("C//ALPHA//REL KOR");
        assertThat(policy.digest()).isEqualTo(PolicyDigest.of(Packs.SMALL.getBytes(UTF_8)));
    }

    @Test
    void read_exercisePack_fourLevelsInTwoStores() {
        var policy = Packs.exercise();

        assertThat(policy.lattice().levels()).hasToString("[U, C, S, TS]");
        assertThat(policy.enclaves())
                .extracting(e -> e.id() + "=" + e.levels())
                .containsExactly("open=[U]", "closed=[C, S, TS]");
        assertThat(policy.markings()).extracting(LevelMarking::needToKnow).containsExactly(false, true, true, true);
        assertThat(policy.markings()).extracting(LevelMarking::acceptAlone).containsExactly(true, true, true, false);
        assertThat(policy.nothingFound()).isEqualTo(policy.lattice().bottom());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            over: meeting     | over: year        | 'over' has to be meeting or series
            [unit, place, time]}  | [unit, plaice]}   | unknown detector 'plaice'; did you mean 'place'?
            , all: [unit, place, time]} | }            | an aggregate needs 'all' or 'distinct'
            id: a.series      | id: a.meeting     | 'a.meeting' is the id of something else
            id: a.series      | id: r.terms       | 'r.terms' is the id of something else
            atLeast: 3        | atLeast: 1        | 'atLeast' has to be from 2 to 1000
            of: headcount     | of: headcounts    | unknown detector 'headcounts'; did you mean 'headcount'?
            level: C, because | level: X, because | unknown level 'X'
            """)
    void read_aggregateWithAMistake_saysWhatToDo(String find, String replaced, String message) {
        var yaml = (Packs.SMALL + Packs.AGGREGATES).replace(find, replaced);

        assertThatThrownBy(() -> PolicyPackReader.read(yaml.getBytes(UTF_8), "test.yaml"))
                .hasMessageContaining(message);
    }

    @Test
    void read_exercisePack_saysWhatStatedMarkingsMean() {
        var policy = Packs.exercise();

        assertThat(policy.reads(MarkingGrammar.NATO)).isTrue();
        assertThat(policy.meaning(MarkingGrammar.NATO, "CTS"))
                .contains(policy.lattice().level("TS"));
        assertThat(policy.meaning(MarkingGrammar.US, "R")).isEmpty();
    }

    @Test
    void read_packWithoutAdviser_asksNobody() {
        assertThat(Packs.exercise().adviser()).isEmpty();
    }

    @Test
    void read_adviser_withItsDefaults() {
        var adviser = Packs.of(Packs.ADVISED).adviser().orElseThrow();

        assertThat(adviser)
                .isEqualTo(new AdviserSpec(
                        URI.create("https://10.0.0.5:8000"),
                        "local/small-model:8b",
                        8,
                        2,
                        2,
                        6000,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8000",
                "http://localhost:11434",
                "http://[::1]:8080",
                "https://[fd00::5]:8000",
                "https://192.168.7.7",
                "https://model.unit.example:8443"
            })
    void read_adviserInsideTheClosedNetwork_taken(String endpoint) {
        assertThat(Packs.of(Packs.ADVISED.replace("https://10.0.0.5:8000", endpoint))
                        .adviser())
                .isPresent();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            https://10.0.0.5:8000 | http://10.0.0.5:8000          | 'endpoint' has to be https unless it is localhost
            https://10.0.0.5:8000 | http://model.example          | 'endpoint' has to be https unless it is localhost
            https://10.0.0.5:8000 | http://169.254.169.254        | 'endpoint' is not an address of a closed network
            https://10.0.0.5:8000 | https://169.254.169.254       | 'endpoint' is not an address of a closed network
            https://10.0.0.5:8000 | https://8.8.8.8               | 'endpoint' is not an address of a closed network
            https://10.0.0.5:8000 | https://0.0.0.0               | 'endpoint' is not an address of a closed network
            https://10.0.0.5:8000 | https://[2001:db8::1]         | 'endpoint' is not an address of a closed network
            https://10.0.0.5:8000 | https://[fe80::1]             | 'endpoint' is not an address of a closed network
            https://10.0.0.5:8000 | https://[::ffff:8.8.8.8]      | 'endpoint' is not an address of a closed network
            https://10.0.0.5:8000 | file:///etc/passwd            | 'endpoint' has to be scheme, host and port
            https://10.0.0.5:8000 | ftp://10.0.0.5                | 'endpoint' has to be scheme, host and port
            https://10.0.0.5:8000 | //10.0.0.5                    | 'endpoint' has to be scheme, host and port
            https://10.0.0.5:8000 | https://a@10.0.0.5            | 'endpoint' has to be scheme, host and port
            https://10.0.0.5:8000 | https://10.0.0.5/v1           | 'endpoint' has to be scheme, host and port
            https://10.0.0.5:8000 | https://10.0.0.5?key=1        | 'endpoint' has to be scheme, host and port
            https://10.0.0.5:8000 | https://10.0.0.5#x            | 'endpoint' has to be scheme, host and port
            https://10.0.0.5:8000 | https://10.0.0.5 8000         | 'endpoint' is not a URL
            local/small-model:8b  | two words                     | 'model' has to be a name of up to 128
            "}                    | ", batch: 0}                  | 'batch' has to be from 1 to 32
            "}                    | ", batch: 33}                 | 'batch' has to be from 1 to 32
            "}                    | ", batch: many}               | 'batch' has to be a whole number
            "}                    | ", neighbours: 9}             | 'neighbours' has to be from 0 to 8
            "}                    | ", concurrency: 0}            | 'concurrency' has to be from 1 to 8
            "}                    | ", characters: 499}           | 'characters' has to be from 500 to 9999
            "}                    | ", connectSeconds: 31}        | 'connectSeconds' has to be from 1 to 30
            "}                    | ", timeoutSeconds: 601}       | 'timeoutSeconds' has to be from 1 to 600
            "}                    | ", timeout: 60}               | unknown key 'timeout'
            , model:              | , modell:                     | 'adviser' lacks the key 'model'
            """)
    void read_adviserMistake_saysWhereAndWhatToDo(String find, String replaced, String message) {
        assertThat(Packs.ADVISED).contains(find);

        assertThat(problemsOf(Packs.ADVISED.replace(find, replaced))).anySatisfy(p -> {
            assertThat(p.message()).startsWith(message);
            assertThat(p.line()).isEqualTo(16);
        });
    }

    @Test
    void read_manyAdviserMistakes_allAtOnce() {
        var broken = Packs.SMALL + "adviser:\n  endpoint: http://8.8.8.8\n  batch: 99\n  concurrency: 0\n";

        assertThat(problemsOf(broken)).extracting(Problem::line).containsExactly(17, 17, 18, 19);
    }

    @Test
    void read_koreanPack_fiveLevelsInFourStores() {
        var policy = Packs.koreanMilitary();

        assertThat(policy.lattice().levels()).hasToString("[N, D, S3, S2, S1]");
        assertThat(policy.enclaves())
                .extracting(e -> e.id() + "=" + e.levels())
                .containsExactly("general=[N]", "daeoebi=[D]", "s23=[S3, S2]", "s1=[S1]");
        assertThat(policy.markings())
                .extracting(LevelMarking::portionMark)
                .containsExactly("일반", "대외비", "Ⅲ급", "Ⅱ급", "Ⅰ급");
        assertThat(policy.markings())
                .extracting(LevelMarking::acceptAlone)
                .containsExactly(true, true, false, false, false);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            misspelt key             | rules:           | rulez:            | 12 | unknown key 'rulez'; did you mean 'rules'?
            missing key              | nothingFound: U  | ``                | 1  | the pack lacks the key 'nothingFound'
            unknown level key        | rank: 1,         | rank: 1, rnak: 2, | 4  | unknown key 'rnak'; did you mean 'rank'?
            key twice                | rank: 1,         | rank: 1, rank: 1, | 4  | key 'rank' stands here twice; keep one
            same rank                | rank: 1,         | rank: 2,          | 5  | levels 'C' and 'S' have the same rank; a ladder needs distinct ranks
            rank no number           | rank: 1,         | rank: one,        | 4  | 'rank' has to be a whole number from 0 to 9999
            rank octal               | rank: 1,         | rank: 01,         | 4  | 'rank' has to be a whole number from 0 to 9999
            rank below zero          | rank: 1,         | rank: -1,         | 4  | 'rank' has to be a whole number from 0 to 9999
            level named twice        | {id: C,          | {id: U,           | 4  | level 'U' is described twice; keep one
            level called REL         | {id: C,          | {id: REL,         | 4  | a level cannot be called REL, which starts a list of communities
            level id with slash      | {id: C,          | {id: C/D,         | 4  | 'id' has to be 1 to 32 letters, digits, '_' or '-'
            same portion mark        | portion: (C)     | portion: (U)      | 4  | 'portion' is the same as that of entry 1; readers could not tell them apart
            colour name              | "#0033a0"        | blue              | 4  | 'background' has to be a colour as '#rrggbb', in quotes
            short colour             | "#0033a0"        | "#03a"            | 4  | 'background' has to be a colour as '#rrggbb', in quotes
            truth in other words     | needToKnow: false| needToKnow: no    | 3  | 'needToKnow' has to be true or false
            language missing         | {en: CO, ko: 삼} | {en: CO}          | 4  | 'banner' lacks the key 'ko'
            language empty           | {en: CO, ko: 삼} | {en: CO, ko: ' '} | 4  | 'ko' is empty
            category twice           | [ALPHA, BRAVO]   | [ALPHA, ALPHA]    | 6  | 'ALPHA' is listed twice; keep one
            category called REL      | [ALPHA, BRAVO]   | [ALPHA, REL]      | 6  | an entry of 'categories' has to be 1 to 32 letters, digits, '_' or '-', and not REL
            level kept by nobody     | levels: [C, S]   | levels: [S]       | 8  | level 'C' is kept by no store; add it to one
            level kept twice         | levels: [C, S]   | levels: [U, C, S] | 10 | level 'U' is kept twice, by store 'open' and store 'closed'; keep it in one
            store with a gap         | levels: [U]      | levels: [U, S]    | 9  | a store keeps neighbouring levels; 'C' is missing between 'U' and 'S'
            store out of order       | levels: [C, S]   | levels: [S, C]    | 10 | list the levels of a store from the least sensitive up; 'C' stands too late
            store of unknown level   | levels: [U]      | levels: [U, X]    | 9  | unknown level 'X'; known here: U, C, S
            store twice              | id: closed       | id: open          | 10 | store 'open' is described twice; keep one
            store without level      | levels: [U]      | levels: []        | 9  | 'levels' is empty
            nothingFound unknown     | nothingFound: U  | nothingFound: UU  | 11 | unknown level 'UU'; known here: U, C, S
            unknown grammar          | nothingFound: U  | `nothingFound: U\ngrammars: {uk: {S: S}}` | 12 | unknown key 'uk'
            unknown stated level     | nothingFound: U  | `nothingFound: U\ngrammars: {us: {Q: S}}` | 12 | unknown key 'Q'
            meaning unknown level    | nothingFound: U  | `nothingFound: U\ngrammars: {us: {S: X}}` | 12 | unknown level 'X'; known here: U, C, S
            version of two numbers   | version: 1.0.0   | version: "1.0"    | 1  | 'version' has to be three numbers, such as 1.0.0
            version as number        | version: 1.0.0   | version: 1.0      | 1  | 'version' has to be text; put it in quotes
            no such day              | 2026-05-19       | 2026-02-30        | 1  | 'effective' has to be a day, such as 2026-05-19
            rule twice               | id: r.label      | id: r.terms       | 14 | rule 'r.terms' is there twice; give every rule its own id
            rule of unknown level    | level: S,        | level: X9Q,       | 13 | unknown level 'X9Q'; known here: U, C, S
            rule of unknown category | C//ALPHA         | C//ALFA           | 14 | 'label' is not a label of this pack; write level
            rule of two kinds        | terms: [         | markings: [xx], terms: [ | 13 | a rule has exactly one of 'terms', 'patterns', 'markings' and 'when'
            rule with level and label| level: S,        | level: S, label: S, | 13 | a rule has either 'level' or 'label'
            rule of no kind          | , markings: [this is confidential] | `` | 15 | a rule has exactly one of
            no term                  | [blue heron, 하늘여단] | []          | 13 | 'terms' is empty
            empty term               | blue heron       | ''                | 13 | an entry of 'terms' is empty
            term of punctuation      | blue heron       | '--'              | 13 | a term needs at least two letters or digits to mean anything
            term that is a number    | blue heron       | 117               | 13 | an entry of 'terms' has to be text; put it in quotes
            term twice               | blue heron       | 하늘여단          | 13 | this entry of 'terms' is there twice; keep one
            look-behind              | 'x[0-9]{3}'      | '(?<!y)x'         | 14 | not an RE2 pattern:
            nested repetition        | 'x[0-9]{3}'      | '((a{999}){999}){999}' | 14 | the counted repetitions of this pattern add up to more than 2000
            repetition too long      | 'x[0-9]{3}'      | 'x{1001}'         | 14 | not an RE2 pattern:
            matches nothing          | 'x[0-9]{3}'      | 'x*'              | 14 | this pattern matches nothing at all, so it would fire everywhere
            pattern never in NFKC    | 'x[0-9]{3}'      | 'Ⅲ급'             | 14 | patterns see text in Unicode form NFKC
            table that is a list     | categories: [ALPHA, BRAVO] | categories: ALPHA | 6 | 'categories' has to be a list
            """)
    void read_oneMistake_saysWhereAndWhatToDo(String what, String find, String replaced, int line, String message) {
        assertThat(Packs.SMALL).contains(find);

        var problems = problemsOf(Packs.SMALL.replace(find, replaced));

        assertThat(problems).as(what).anySatisfy(p -> {
            assertThat(p.message()).startsWith(message);
            assertThat(p.line()).isEqualTo(line);
            assertThat(p.file()).isEqualTo("broken.yaml");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tag             | title: {en: Small   | title: {en: !!str Small | tags (!) are not allowed
            object tag      | title: {en: Small   | title: {en: !!java.io.File x | tags (!) are not allowed
            anchor          | nothingFound: U     | nothingFound: &a U      | anchors (&) and aliases (*) are not allowed
            merge key       | nothingFound: U     | <<: {a: b}              | unknown key (not shown
            broken quoting  | title: {en: Small   | title: {en: 'Small      | not readable as YAML
            too deep        | categories: [ALPHA  | categories: [[[[[[[[[ALPHA]]]]]]]] | nested more than 8 deep
            control sign    | title: {en: Small   | title: {en: Sm\u0007all | remove the invisible character U+0007
            byte order mark | pack:               | \uFEFFpack:             | remove the invisible character U+FEFF
            """)
    void read_moreThanPlainYaml_refused(String what, String find, String replaced, String message) {
        var text = replaced.replace("\\u0007", "\u0007").replace("\\uFEFF", "\uFEFF");

        assertThat(problemsOf(Packs.SMALL.replace(find, text)))
                .as(what)
                .anySatisfy(p -> assertThat(p.message()).startsWith(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "just words", "[1, 2]", "---\na: b\n---\nc: d\n", "{{a: b}: c}"})
    void read_noPackAtAll_refused(String yaml) {
        assertThat(problemsOf(yaml)).isNotEmpty();
    }

    @Test
    void read_manyMistakes_allAtOnceInFileOrder() {
        var broken = Packs.SMALL
                .replace("version: 1.0.0", "version: one")
                .replace("\"#0033a0\"", "blue")
                .replace("[ALPHA, BRAVO]", "[ALPHA, ALPHA]")
                .replace("level: S,", "level: X,")
                .replace("'x[0-9]{3}'", "'('")
                .replace("id: r.marking", "id: r.terms");

        assertThat(problemsOf(broken)).extracting(Problem::line).containsExactly(1, 4, 6, 13, 14, 15);
    }

    @Test
    void read_wronglyEncoded_refused() {
        assertThatThrownBy(() -> PolicyPackReader.read(new byte[] {'a', ':', ' ', (byte) 0xB0, (byte) 0xA1}, "x.yaml"))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessage("x.yaml:1: the file is not UTF-8; save it as UTF-8 without a byte order mark");
    }

    @Test
    void read_tooLarge_refusedUnread() {
        assertThatThrownBy(() -> PolicyPackReader.read(new byte[PackYaml.MAX_BYTES + 1], "x.yaml"))
                .hasMessageContaining("larger than 4 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"terms: [blue heron, 하늘여단]", "patterns: ['x[0-9]{3}']", "markings: [this is confidential]"})
    void problems_inARuleOfHiddenContent_neverQuoteIt(String looksFor) {
        var key = looksFor.substring(0, looksFor.indexOf(':'));
        var broken = Packs.SMALL.replace(
                looksFor, key + ": ['zebra(', 'zebra(', 77, '', 'zebra(?<!x)'], 'zebra crossing': zebra");

        var problems = problemsOf(broken);

        assertThat(problems).isNotEmpty();
        assertThat(problems).noneSatisfy(p -> assertThat(p.message()).contains("zebra"));
    }

    @Test
    void rule_toString_hidesWhatItLooksFor() {
        assertThat(Packs.of(Packs.SMALL).rules().getFirst()).hasToString("Rule[r.terms, S]");
    }

    private static List<Problem> problemsOf(String yaml) {
        var thrown = catchThrowableOfType(
                InvalidPolicyException.class, () -> PolicyPackReader.read(yaml.getBytes(UTF_8), "broken.yaml"));
        assertThat(thrown).as("the pack should be refused").isNotNull();
        return thrown.problems();
    }
}
