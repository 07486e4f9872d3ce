package org.sacho.classify;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sacho.policy.Detector;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;

/// What the detectors of both shipped packs find. EXERCISE.
class ShippedDetectorsTest {

    private static Map<String, Detector> common(PolicySnapshot policy) {
        return policy.detectors().stream()
                .filter(detector -> !detector.id().startsWith("piece."))
                .collect(toMap(Detector::id, Function.identity()));
    }

    @Test
    void detectors_ofBothPacks_areTheSameButForThePieces() {
        assertThat(common(Packs.exercise())).hasSizeGreaterThan(10).isEqualTo(common(Packs.koreanMilitary()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            카드번호 4111-1111-1111-1111          | person.card
            신용카드 4111 1111 1111 1111          | person.card
            카드는 4111111111111111               | person.card
            번호 4111-1111-1111-1111              |
            자택전화 02-123-4567                  | contact.landline
            전화 02-123-4567                     |
            공일공 일이삼사 오육칠팔                | contact.mobile
            전화는 공일공 일이삼사 오육칠팔 입니다    | contact.mobile
            전화는 공일공 일이삼사 오육칠팔 오늘부터   | contact.mobile
            010-1234-5678 로 하십시오             | contact.mobile
            +82 10-1234-5678                    | contact.mobile
            대표번호 010-1234-5678               |
            10-1234-5678                        |
            휴대폰은 10-1234-5678                 | contact.mobile.without-zero
            운전면허 11-01-23456789               | person.licence.unseparated
            운전면허증 서울 0123456789              | person.licence.unseparated
            11-01-234567-89                     | person.licence
            관리번호 11-01-23456789               |
            주민번호 구구1231-3000002              | person.rrn
            981231--1234567                     | person.rrn
            981231_1234567                      | person.rrn
            9 8 1 2 3 1 - 1 2 3 4 5 6 7         | person.rrn
            9 8 1 3 3 1 - 1 2 3 4 5 6 7         |
            """)
    void detectors_ofBothPacks_find(String text, String expected) {
        for (var policy : List.of(Packs.exercise(), Packs.koreanMilitary())) {
            assertThat(Detectors.of(policy).find(text).hits())
                    .extracting(Hit::detectorId)
                    .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "제12연대는 3월 4일 훈련장으로 기동합니다",
        "3월 4일 새벽 제12연대를 훈련장에 전개했습니다",
        "제12연대는 3월 4일 훈련장에서 철수한다",
        "3월 4일 훈련장에 제12연대가 투입됐다"
    })
    void detectors_ofTheKoreanPack_findEveryPieceOfAMovement(String text) {
        assertThat(Detectors.of(Packs.koreanMilitary()).find(text).hits())
                .extracting(Hit::detectorId)
                .contains("piece.unit", "piece.place", "piece.time", "piece.movement");
    }
}
