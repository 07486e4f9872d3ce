package org.sacho.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sacho.crypto.Bytes;
import org.sacho.policy.EnclaveId;
import org.sacho.transfer.PackageRefusedException.Reason;

/// The bytes of a package: `src/docs/spec/release-package.md`.
class ReleasePackageTest {

    private static final Path VECTOR = Path.of("src", "test", "resources", "vectors", "release-package");
    private static final int SEED = 4774;

    @Test
    void package_ofTheVector_isTheVectorByteForByte() throws IOException {
        var golden = Files.readAllBytes(VECTOR.resolve("open-0000000000000001.sacho"));

        assertThat(Parcels.first("EXERCISE. The range opens at nine.", "훈련. 안전요원을 두 명 둔다."))
                .isEqualTo(golden);
        assertThat(GuardKeyFile.parse(Files.readString(VECTOR.resolve("guard.pub"))))
                .contains(Parcels.KEYS.getPublic());
    }

    @Test
    void package_written_isReadAsItWas() throws PackageRefusedException {
        var random = new Random(SEED);
        for (int n = 1; n <= 100; n++) {
            var remarks = IntStream.range(0, random.nextInt(40))
                    .mapToObj(i -> text(random, 1500))
                    .toArray(String[]::new);
            byte[] previous = new byte[ReleasePackage.HASH_BYTES];
            random.nextBytes(previous);
            long sequence = 1 + random.nextLong(Long.MAX_VALUE);
            var minutes = Parcels.minutes(remarks);

            byte[] file = Parcels.file(Parcels.OPEN, sequence, Bytes.copyOf(previous), minutes, Parcels.KEYS);
            var read = ReleasePackage.read(file, Parcels.GUARD);

            assertThat(ReleasePackage.isSize(file.length)).isTrue();
            assertThat(read.released().sequence()).isEqualTo(sequence);
            assertThat(read.released().previous().toArray()).isEqualTo(previous);
            assertThat(read.released().content().toArray()).isEqualTo(Parcels.JSON.write(minutes));
            assertThat(BindingXml.read(read.released().binding().toArray())).isPresent();
            assertThat(read.hash()).isEqualTo(ReleasePackage.hash(file));
        }
    }

    /// Every byte that says something, and every 61st of the padding.
    @Test
    void package_withAnyByteChanged_isRefused() {
        byte[] file = Parcels.first("EXERCISE. The range opens at nine.");
        int padding = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf('}') + 1;
        int signature = file.length - ReleasePackage.SIGNATURE_BYTES;
        for (int at = 0; at < file.length; at += at > padding && at < signature - 61 ? 61 : 1) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) (1 << (at % Byte.SIZE));
            int where = at;
            assertThatThrownBy(() -> ReleasePackage.read(changed, Parcels.GUARD))
                    .as("byte %d", where)
                    .isInstanceOf(PackageRefusedException.class);
        }
    }

    @Test
    void package_cutAtAnyLength_isRefused() {
        byte[] file = Parcels.first("EXERCISE. The range opens at nine.");
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> ReleasePackage.read(cut, Parcels.GUARD))
                    .isInstanceOfSatisfying(
                            PackageRefusedException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_SIZE));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"longer by a byte,WRONG_SIZE", "other magic,NOT_A_PACKAGE", "other version,UNKNOWN_VERSION"})
    void package_ofAnotherShape_isRefusedForThat(String what, Reason reason) {
        byte[] file = Parcels.first("EXERCISE.");
        byte[] changed = Arrays.copyOf(file, what.startsWith("longer") ? file.length + 1 : file.length);
        if (what.endsWith("magic")) {
            changed[0]++;
        }
        if (what.endsWith("version")) {
            changed[9]++;
        }

        assertThat(refusal(changed)).isEqualTo(reason);
    }

    @Test
    void package_signedByAnotherGuard_isRefused() {
        byte[] file =
                Parcels.file(Parcels.OPEN, 1, ReleasePackage.first(), Parcels.minutes("EXERCISE."), Parcels.OTHER_KEYS);

        assertThat(refusal(file)).isEqualTo(Reason.WRONG_KEY);
    }

    /// The guard's own hand would be needed, so this is about the reader's strictness alone.
    @Test
    void package_signedButNotPaddedWithZeros_isRefused() {
        byte[] file = Parcels.first("EXERCISE.");
        byte[] body = Arrays.copyOf(file, file.length - ReleasePackage.SIGNATURE_BYTES);
        body[body.length - 1] = 1;

        assertThat(refusal(Parcels.signed(body, Parcels.JSON.write(Parcels.minutes("EXERCISE.")), Parcels.KEYS)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void package_signedForOtherContent_isRefused() {
        byte[] file = Parcels.first("EXERCISE.");
        byte[] body = Arrays.copyOf(file, file.length - ReleasePackage.SIGNATURE_BYTES);

        assertThat(refusal(Parcels.signed(body, Parcels.JSON.write(Parcels.minutes("Another.")), Parcels.KEYS)))
                .isEqualTo(Reason.WRONG_KEY);
    }

    @Test
    void packages_ofShortMinutes_haveTheSameSize() {
        assertThat(Parcels.first("EXERCISE.")).hasSize(16 * 1024);
        assertThat(Parcels.first("EXERCISE. " + "a".repeat(9000))).hasSize(16 * 1024);
        assertThat(Parcels.first("EXERCISE. " + "a".repeat(20_000))).hasSize(64 * 1024);
    }

    @Test
    void minutes_tooLargeForAnyPackage_areNotPacked() {
        assertThatThrownBy(() -> new ReleasePackage(
                                Parcels.OPEN,
                                1,
                                ReleasePackage.first(),
                                ReleasePackage.first(),
                                Bytes.copyOf(new byte[64 * 1024 * 1024]))
                        .body())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void name_ofAPackage_saysDestinationAndNumber() {
        assertThat(ReleasePackage.fileName(new EnclaveId("open"), 7)).isEqualTo("open-0000000000000007.sacho");
    }

    private static Reason refusal(byte[] file) {
        try {
            throw new AssertionError(ReleasePackage.read(file, Parcels.GUARD));
        } catch (PackageRefusedException e) {
            return e.reason();
        }
    }

    private static String text(Random random, int atMost) {
        return random.ints(random.nextInt(atMost), 0, 4)
                .mapToObj(
                        i -> List.of("EXERCISE ", "훈련 ", "\"quoted\" ", "<&> ").get(i))
                .collect(Collectors.joining());
    }
}
