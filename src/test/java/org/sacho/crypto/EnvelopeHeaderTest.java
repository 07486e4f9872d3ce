package org.sacho.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sacho.label.Label;
import org.sacho.label.Lattice;
import org.sacho.label.Releasability;
import org.sacho.policy.CipherName;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.PolicyDigest;

class EnvelopeHeaderTest {

    private static final Suite SUITE = CryptoModule.standard().suite(CipherName.AES_256_GCM);

    private static final Lattice LATTICE = Lattice.of(Map.of("a", 0, "b", 1), List.of("a"), List.of("a", "b"));
    private static final EnclaveId ENCLAVE = new EnclaveId("e");
    private static final PolicyDigest POLICY = new PolicyDigest("00".repeat(32));

    @Test
    void associatedData_allSmallHeaders_differ() {
        var names = List.of("a", "b", "aa", "ab", "ba", "bb");
        var policies = List.of(POLICY, new PolicyDigest("ab".repeat(32)), new PolicyDigest("AB".repeat(32)));
        var headers = new ArrayList<EnvelopeHeader>();
        for (String enclave : names) {
            for (String kind : names) {
                for (String record : names) {
                    for (long version : new long[] {1, 2, 256}) {
                        for (Label label : LATTICE.labels()) {
                            for (PolicyDigest policy : policies) {
                                headers.add(new EnvelopeHeader(
                                        new EnclaveId(enclave), kind, record, version, label, policy));
                            }
                        }
                    }
                }
            }
        }

        var encodings = new HashSet<String>();
        headers.forEach(h -> encodings.add(HexFormat.of().formatHex(h.associatedData(SUITE))));

        assertThat(new HashSet<>(headers)).hasSameSizeAs(headers);
        assertThat(encodings).hasSameSizeAs(headers);
    }

    @Test
    void associatedData_purposes_neverShareAnEncoding() {
        var encodings = new HashSet<String>();
        for (AssociatedData.Purpose purpose : AssociatedData.Purpose.values()) {
            encodings.add(HexFormat.of()
                    .formatHex(AssociatedData.of(purpose, SUITE)
                            .field("e")
                            .field("m")
                            .toBytes()));
        }

        assertThat(encodings).hasSize(AssociatedData.Purpose.values().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a b", "a\nb", "회의", "\uD800", "a:b"})
    void header_nameWithAnythingElse_refused(String name) {
        var label = LATTICE.bottom();

        assertThatIllegalArgumentException().isThrownBy(() -> new EnvelopeHeader(ENCLAVE, name, "r", 1, label, POLICY));
        assertThatIllegalArgumentException().isThrownBy(() -> new EnvelopeHeader(ENCLAVE, "k", name, 1, label, POLICY));
    }

    @Test
    void header_nameOf65Characters_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnvelopeHeader(ENCLAVE, "k", "a".repeat(65), 1, LATTICE.bottom(), POLICY));
    }

    @Test
    void header_versionZero_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnvelopeHeader(ENCLAVE, "k", "r", 0, LATTICE.bottom(), POLICY));
    }

    @Test
    void header_communityThatWouldReadAsTwo_refused() {
        var label = new Label(
                LATTICE.level("a"), new TreeSet<>(), new Releasability.Only(new TreeSet<>(List.of("KOR,USA"))));

        assertThatIllegalArgumentException().isThrownBy(() -> new EnvelopeHeader(ENCLAVE, "k", "r", 1, label, POLICY));
    }
}
