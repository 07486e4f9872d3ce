package org.sacho.classify.model;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The bytes of a model, big-endian; see `src/docs/spec/model.md`. The last 32 are the SHA-256 of all before, so
/// that a damaged file is refused. Whoever can write the file can also make that digest: it proves no origin.
final class ModelFile {

    /// Longer files are refused unread.
    static final int LONGEST = 8 * 1024 * 1024;

    private static final long MAGIC = 0x534143484F4D444CL; // SACHOMDL
    private static final int VERSION = 1;
    private static final int DIGEST = 32;

    private ModelFile() {}

    static byte[] write(TrainedModel model) {
        var weights = model.weights();
        var calibration = model.calibration();
        var misses = calibration.misses();
        var bytes = ByteBuffer.allocate(LONGEST);
        bytes.putLong(MAGIC).putInt(VERSION);
        bytes.putInt(model.script().number()).putInt(Features.BUCKETS).putInt(Shape.MEASURES);
        put(bytes, weights.means(), weights.deviations(), weights.learned());
        bytes.put(weights.salience());
        bytes.putDouble(calibration.sigmoid().slope())
                .putDouble(calibration.sigmoid().intercept());
        bytes.putDouble(calibration.alarm());
        bytes.putInt(misses.passages()).putInt(misses.volumes()).putInt(misses.points());
        for (var curve : misses.curves()) {
            for (double value : curve) {
                bytes.putDouble(value);
            }
        }
        var content = Arrays.copyOf(bytes.array(), bytes.position());
        return ByteBuffer.allocate(content.length + DIGEST)
                .put(content)
                .put(sha256(content))
                .array();
    }

    private static void put(ByteBuffer bytes, float[]... arrays) {
        for (var array : arrays) {
            for (float value : array) {
                bytes.putFloat(value);
            }
        }
    }

    /// The model these bytes are.
    ///
    /// @throws UnusableModelException if they are not exactly what [#write] makes
    static TrainedModel read(byte[] file) throws UnusableModelException {
        if (file.length < DIGEST + 3 * Long.BYTES || file.length > LONGEST) {
            throw damaged();
        }
        var bytes = ByteBuffer.wrap(file, 0, file.length - DIGEST);
        if (bytes.getLong() != MAGIC) {
            throw new UnusableModelException("model.bin is no model of Sacho; make one with 'train'");
        }
        if (bytes.getInt() != VERSION) {
            throw new UnusableModelException("model.bin is of another version of Sacho; train it anew");
        }
        var digest = sha256(Arrays.copyOf(file, file.length - DIGEST));
        if (!MessageDigest.isEqual(digest, Arrays.copyOfRange(file, file.length - DIGEST, file.length))) {
            throw damaged();
        }
        try {
            var model = model(bytes, file);
            if (bytes.hasRemaining()) {
                throw damaged();
            }
            return model;
        } catch (BufferUnderflowException e) {
            throw damaged();
        }
    }

    private static TrainedModel model(ByteBuffer bytes, byte[] file) throws UnusableModelException {
        var script = script(bytes.getInt());
        int buckets = bytes.getInt();
        int measures = bytes.getInt();
        if (buckets != Features.BUCKETS || measures != Shape.MEASURES) {
            throw damaged();
        }
        var means = floats(bytes, Shape.MEASURES);
        var deviations = floats(bytes, Shape.MEASURES);
        var learned = floats(bytes, Weights.LEARNED);
        var salience = new byte[Features.BUCKETS];
        bytes.get(salience);
        var weights = new Weights(salience, means, deviations, learned);
        return new TrainedModel(script, weights, calibration(bytes), sha256(file));
    }

    private static Script script(int number) throws UnusableModelException {
        for (var script : Script.values()) {
            if (script.number() == number) {
                return script;
            }
        }
        throw damaged();
    }

    private static Calibration calibration(ByteBuffer bytes) throws UnusableModelException {
        var sigmoid = doubles(bytes, 2);
        double alarm = doubles(bytes, 1)[0];
        int passages = bytes.getInt();
        int volumes = bytes.getInt();
        int points = bytes.getInt();
        if (points < 1 || points > RiskCurve.MOST_POINTS || passages < points || volumes < 1 || volumes > passages) {
            throw damaged();
        }
        var curves = new ArrayList<double[]>();
        for (int i = 0; i < RiskCurve.CURVES; i++) {
            curves.add(rising(doubles(bytes, points)));
        }
        var curve = new RiskCurve(List.copyOf(curves), passages, volumes);
        return new Calibration(new Sigmoid(sigmoid[0], sigmoid[1]), curve, alarm);
    }

    private static double[] rising(double[] values) throws UnusableModelException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > 1 || (i > 0 && values[i] < values[i - 1])) {
                throw damaged();
            }
        }
        return values;
    }

    private static float[] floats(ByteBuffer bytes, int count) throws UnusableModelException {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = bytes.getFloat();
            if (!Float.isFinite(values[i])) {
                throw damaged();
            }
        }
        return values;
    }

    private static double[] doubles(ByteBuffer bytes, int count) throws UnusableModelException {
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = bytes.getDouble();
            if (!Double.isFinite(values[i])) {
                throw damaged();
            }
        }
        return values;
    }

    private static UnusableModelException damaged() {
        return new UnusableModelException("model.bin is damaged; copy it again or train it anew");
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
