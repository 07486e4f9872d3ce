package org.sacho.classify.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    private static TrainedModel model;
    private static byte[] file;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() throws Exception {
        model = Samples.model();
        file = ModelFile.write(model);
    }

    @Test
    void read_whatWasWritten_isTheSameModel() throws Exception {
        Files.write(folder.resolve("model.bin"), file);
        var read = TrainedModel.load(folder);
        assertThat(ModelFile.write(read)).isEqualTo(file);
        assertThat(read.id()).isEqualTo(model.id());
        assertThat(read.probability("the convoy route")).isEqualTo(model.probability("the convoy route"));
        assertThat(read.threshold(0.05)).isEqualTo(model.threshold(0.05));
    }

    @Test
    void read_anyBitFlipped_isRefused() {
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            var flipped = file.clone();
            int at = i < 30 ? i : random.nextInt(file.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            assertRefused(flipped);
        }
    }

    @Test
    void read_truncatedOrLonger_isRefused() {
        for (int length : new int[] {0, 7, 8, 12, 40, 60, 1000, file.length - 33, file.length - 1, file.length + 1}) {
            assertRefused(Arrays.copyOf(file, length));
        }
        assertRefused(new byte[ModelFile.LONGEST + 1]);
    }

    /// Whoever damages on purpose makes a new digest.
    @Test
    void read_absurdSizesUnderAFreshDigest_areRefused() {
        for (int at = 12; at < 24; at += 4) {
            assertRefused(resigned(at, Integer.MAX_VALUE));
            assertRefused(resigned(at, -1));
        }
        assertRefused(resigned(24, Float.floatToIntBits(Float.NaN)));
        int curves = RiskCurve.CURVES * Double.BYTES * model.misses().points() + 32;
        assertRefused(resigned(file.length - curves - 4, Integer.MAX_VALUE));
        for (int back = 4; back <= 12; back += 4) {
            assertRefused(resigned(file.length - curves - back, 0));
            assertRefused(resigned(file.length - curves - back, -1));
        }
    }

    private static byte[] resigned(int at, int value) {
        var content = Arrays.copyOf(file, file.length - 32);
        ByteBuffer.wrap(content).putInt(at, value);
        return ByteBuffer.allocate(file.length)
                .put(content)
                .put(ModelFile.sha256(content))
                .array();
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> ModelFile.read(bytes)).isInstanceOf(UnusableModelException.class);
    }
}
