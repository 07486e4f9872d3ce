package org.sacho.enclave.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.enclave.index.SearchIndex.Domain;
import org.sacho.enclave.index.SearchIndex.Entry;

/// All texts are invented (EXERCISE).
class SearchIndexTest {

    private static final Domain LOW = new Domain("e1", "U", "m1");
    private static final Domain HIGH = new Domain("e2", "S", "m1");

    private final TestHome home = TestHome.temporary();
    private final SearchIndex index = new SearchIndex(home);

    @AfterEach
    void close() {
        index.close();
        home.delete();
    }

    private static Entry passage(String id, String text) {
        return new Entry(id, "passage", text);
    }

    private boolean finds(String text, String query) throws IndexDamagedException {
        index.replace(LOW, "", List.of(passage("p1", text)));
        return index.search(query, _ -> true, 10).total() == 1;
    }

    @ParameterizedTest
    @CsvSource({
        "이 문서는 비공개로 한다, 공개",
        "비공개회의를 열었다, 공개",
        "예산안은 불승인되었다, 승인",
        "불승인하기로 하였다, 승인",
        "미승인 장비를 반입하였다, 승인",
        "훈련은 미실시하였다, 실시",
        "미실시 훈련, 실시",
        "과제는 미완료 상태이다, 완료",
        "위원 두 명은 불참석, 참석",
        "무허가 촬영이 있었다, 허가",
        "부동의 의견이 있었다, 동의",
        "비전투 부대를 옮긴다, 전투",
        "비무장 지대를 점검한다, 무장",
        "비핵화 논의를 이어 간다, 핵화",
        "반정부 시위가 있었다, 정부",
        "비상근 위원을 두었다, 상근",
        "부정확한 보고가 있었다, 정확",
        "임무는 불가능하다, 가능",
        "비인가 장비를 반입하였다, 인가",
        "The annex is non-public, public",
        "The annex is unclassified, classified",
        "The plan was disapproved, approved",
    })
    void search_forTheOppositeOfWhatWasSaid_findsNothing(String text, String query) throws Exception {
        assertThat(finds(text, query)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "이 문서는 비공개로 한다, 비공개",
        "비공개회의를 열었다, 비공개",
        "비공개회의를 열었다, 비공개 회의",
        "이 문서는 공개로 한다, 공개",
        "예산안은 불승인되었다, 불승인",
        "예산안은 승인되었다, 승인",
        "훈련은 미실시하였다, 미실시",
        "훈련을 실시하였다, 실시",
        "훈련은 안 했다, 안 했다",
        "훈련은 안 했다, 했다",
        "훈련을 하지 않았다, 않았다",
        "정상회담을 준비한다, 회담",
        "정상회담을 준비한다, 정상회담",
        "대외비 자료를 회수한다, 대외비",
        "비무장 지대를 점검한다, 비무장",
        "재승인을 요청하였다, 승인",
        "비정상 상황을 보고하였다, 비정상",
        "국방 예산 보고, 보고",
        "계획을 반 나누었다, 계획",
        "The annex is non-public, non-public",
        "The annex is non-public, NON-PUBLIC",
        "Meetings were held, meeting",
        "It was not approved, not approved",
        "K9 자주포 logistics 계획, LOGISTICS 계획",
        "ＡＢＣ 계획을 검토한다, abc",
        "軍事 협력을 논의한다, 군사",
    })
    void search_forWhatWasSaid_findsIt(String text, String query) throws Exception {
        assertThat(finds(text, query)).isTrue();
    }

    @Test
    void search_forANegatedVerb_doesNotFindThePlainOne() throws Exception {
        assertThat(finds("훈련은 했다", "안 했다")).isFalse();
        assertThat(finds("훈련을 실시하였다", "미실시")).isFalse();
        assertThat(finds("미국은 훈련을 실시하였다", "미실시")).isFalse();
    }

    @Test
    void search_forSeveralWords_requiresAll() throws Exception {
        assertThat(finds("예산 계획을 검토한다", "예산 계획")).isTrue();
        assertThat(finds("예산 계획을 검토한다", "예산 훈련")).isFalse();
    }

    @Test
    void search_forAPhrase_requiresTheOrder() throws Exception {
        assertThat(finds("예산을 승인하였다", "\"예산 승인\"")).isTrue();
        assertThat(finds("승인한 예산", "\"예산 승인\"")).isFalse();
        assertThat(finds("the budget was approved", "\"was budget\"")).isFalse();
        assertThat(finds("the budget was approved", "\"budget was\"")).isTrue();
        assertThat(finds("the budget was approved", "\"budget was")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "\"", "***", "?", "()", "+ - !", "\u0000", "ㅤ"})
    void search_forNothing_findsNothing(String query) throws Exception {
        assertThat(finds("예산 계획 budget plan", query)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "b*", "budget~2", "te:budget", "[a TO z]", "/.*/", "a AND (", "\\", "NOT plan", "text:*"})
    void search_withTheSyntaxOfAnotherEngine_neitherFailsNorExpands(String query) throws Exception {
        index.replace(LOW, "", List.of(passage("p1", "bread butter"), passage("p2", "plans")));
        assertThat(index.search(query, _ -> true, 10).total()).isZero();
    }

    @Test
    @Timeout(20)
    void search_withAnEndlessQuery_isBounded() throws Exception {
        index.replace(LOW, "", List.of(passage("p1", "예산 ".repeat(500))));
        assertThat(index.search("예산 ".repeat(5_000), _ -> true, 10).total()).isEqualTo(1);
        assertThat(index.search("가".repeat(10_000), _ -> true, 10).total()).isZero();
        assertThat(index.search("\"".repeat(10_000), _ -> true, 10).total()).isZero();
        assertThat(index.search("a* ".repeat(5_000), _ -> true, 10).total()).isZero();
    }

    @Test
    void search_forTheSameTextInTwoDomains_findsBoth() throws Exception {
        index.replace(LOW, "", List.of(passage("p1", "예산 계획")));
        index.replace(HIGH, "", List.of(passage("p1", "예산 계획")));
        var found = index.search("예산", _ -> true, 10);
        assertThat(found.hits()).extracting(Hit::domain).containsExactly(LOW, HIGH);
        assertThat(index.search("예산", LOW::equals, 10).hits())
                .extracting(Hit::domain)
                .containsExactly(LOW);
        assertThat(index.search("예산", _ -> false, 10)).isEqualTo(new Found(0, List.of()));
    }

    @Test
    void search_beyondTheLimit_stillCountsExactly() throws Exception {
        var entries = IntStream.range(0, 3_000)
                .mapToObj(i -> passage("p" + i, "예산 " + i))
                .toList();
        index.replace(LOW, "", entries);
        var found = index.search("예산", _ -> true, 5);
        assertThat(found.total()).isEqualTo(3_000);
        assertThat(found.hits()).extracting(Hit::entry).containsExactly("p0", "p1", "p2", "p3", "p4");
        assertThatThrownBy(() -> index.search("예산", _ -> true, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void replaceAndRemove_leaveNothingOfTheOldContent() throws Exception {
        index.replace(LOW, "", List.of(passage("p1", "예산")));
        index.replace(LOW, "", List.of(new Entry("i1", "edition", "계획")));
        assertThat(index.search("예산", _ -> true, 10).total()).isZero();
        assertThat(index.search("계획", _ -> true, 10).hits())
                .extracting(Hit::kind)
                .containsExactly("edition");
        index.remove(LOW);
        index.remove(HIGH);
        assertThat(index.search("계획", _ -> true, 10).total()).isZero();
    }

    @Test
    void snippet_ofAMatch_marksItAndKeepsTheText() throws Exception {
        index.replace(LOW, "", List.of(passage("p1", "오늘 <b>예산</b>과 Budgets 계획을 논의한다")));
        var snippet = index.search("예산 budget", _ -> true, 1).hits().getFirst().snippet();
        assertThat(snippet)
                .containsExactly(
                        new Segment("오늘 <b>", false),
                        new Segment("예산", true),
                        new Segment("</b>과 ", false),
                        new Segment("Budgets", true),
                        new Segment(" 계획을 논의한다", false));
    }

    @Test
    void snippet_ofALongText_showsTheSurroundingsOfTheFirstMatch() throws Exception {
        index.replace(LOW, "", List.of(passage("p1", "훈련 ".repeat(1_000) + "예산" + " 😀".repeat(1_000))));
        var snippet = index.search("예산", _ -> true, 1).hits().getFirst().snippet();
        var text = snippet.stream().map(Segment::text).collect(Collectors.joining());
        assertThat(text).hasSizeLessThanOrEqualTo(240).contains("예산");
        assertThat(Character.isHighSurrogate(text.charAt(text.length() - 1))).isFalse();
    }

    @Test
    void toString_ofAnythingWithContent_showsNone() throws Exception {
        index.replace(LOW, "", List.of(passage("p1", "예산 계획")));
        assertThat(index.search("예산", _ -> true, 1).toString()).doesNotContain("예산", "계획");
        assertThat(passage("p1", "예산").toString()).doesNotContain("예산");
        assertThat(new Segment("예산", true).toString()).doesNotContain("예산");
    }
}
