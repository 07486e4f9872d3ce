package org.sacho.enclave.index;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanReadingFormFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.dict.UserDictionary;

/// Morphemes of Korean, with the words of a staff meeting that the dictionary of the tokenizer takes apart wrongly.
final class Korean extends Analyzer {

    private static final List<String> NEGATIONS = List.of("비", "불", "미", "부", "무");

    /// What is approved, disclosed, carried out … or not.
    private static final List<String> NEGATED = List.of(
            "가결", "개최", "결정", "결재", "공개", "공식", "구현", "기록", "달성", "동의", "반영", "발생", "발표", "배치", "배포", "보고", "보안", "보유",
            "비밀", "수행", "수령", "승인", "시행", "식별", "실시", "완료", "완성", "위임", "이행", "인가", "인정", "일치", "작동", "전투", "접수", "제출",
            "조치", "준비", "준수", "지정", "집행", "찬성", "참가", "참석", "채택", "출석", "충족", "통과", "통보", "투입", "포함", "합의", "해결", "해당",
            "해제", "허가", "협조", "확보", "확인", "확정", "회수", "획득");

    private static final List<String> TERMS = List.of("대외비", "정상회담 정상 회담", "군사기밀 군사 기밀", "연합훈련 연합 훈련", "열람권");

    private static final UserDictionary DICTIONARY = dictionary();

    private static UserDictionary dictionary() {
        var negated = NEGATIONS.stream().flatMap(prefix -> NEGATED.stream().map(prefix::concat));
        var lines = Stream.concat(negated, TERMS.stream()).collect(Collectors.joining("\n"));
        try {
            return UserDictionary.open(new StringReader(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Korean minutes quote English.
    @Override
    protected Reader initReader(String field, Reader reader) {
        return English.negationsJoined(reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        // Compounds come as their parts alone, in line, so that a prefix meets what it negates.
        var tokenizer = new KoreanTokenizer(
                TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, DICTIONARY, KoreanTokenizer.DecompoundMode.DISCARD, false);
        var morphemes = new MorphemeFilter(tokenizer);
        return new TokenStreamComponents(tokenizer, new LowerCaseFilter(new KoreanReadingFormFilter(morphemes)));
    }
}
