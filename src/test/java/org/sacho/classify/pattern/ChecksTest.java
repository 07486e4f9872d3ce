package org.sacho.classify.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sacho.policy.Detector.Check;

/// Numbers of nobody: the dates of birth lie in 2099.
class ChecksTest {

    @ParameterizedTest
    @CsvSource({
        "RRN, 991231-3000002, CONFIRMED",
        "RRN, 991231-4000005, CONFIRMED",
        "RRN, 991231-3999994, CONFIRMED",
        "RRN, 991231-3000003, DOUBTED",
        "RRN, 991331-3000002, REJECTED",
        "RRN, 990229-3000002, REJECTED",
        "RRN, 960229-3000002, DOUBTED",
        "RRN, 991231-300000, REJECTED",
        "FRN, 991231-7000005, CONFIRMED",
        "FRN, 991231-8000008, CONFIRMED",
        "FRN, 991231-8000009, DOUBTED",
        "BRN, 123-45-00003, CONFIRMED",
        "BRN, 999-99-99997, CONFIRMED",
        "BRN, 123-45-00004, REJECTED",
        "BRN, 123-45, REJECTED",
        "CRN, 000000-0000000, CONFIRMED",
        "CRN, 110111-0000002, CONFIRMED",
        "CRN, 110111-0000003, REJECTED",
        "LUHN, 4111 1111 1111 1111, CONFIRMED",
        "LUHN, 4111 1111 1111 1112, REJECTED",
        "MGRS, 52scg 1234 5678, UNCHECKED",
        "MGRS, 61scg 1234 5678, REJECTED",
        "MGRS, 0scg 1234 5678, REJECTED",
        "LAT_LON, '37.1234, 127.1234', UNCHECKED",
        "LAT_LON, '97.1234, 127.1234', REJECTED",
        "LAT_LON, '37.1234, 187.1234', REJECTED",
        "LAT_LON, 37.1234, REJECTED",
        "NONE, anything, UNCHECKED",
    })
    void of_number_whatCanBeSaid(Check check, String found, Checked expected) {
        assertThat(Checks.of(check, found)).isEqualTo(expected);
    }
}
