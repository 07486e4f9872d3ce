package org.sacho.classify.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.OptionalDouble;

/// A model ready for use: passages in, probabilities out. Immutable; many threads may ask at once.
///
/// The probability is one of passages like those it was trained on. It promises nothing of other kinds of text.
public final class TrainedModel {

    static final String FILE = "model.bin";
    private static final String SHIPPED = "/models/en/" + FILE;
    private static final int ID_DIGITS = 12;

    private final Script script;
    private final Weights weights;
    private final Calibration calibration;
    private final String sha256;

    TrainedModel(Script script, Weights weights, Calibration calibration, byte[] sha256) {
        this.script = script;
        this.weights = weights;
        this.calibration = calibration;
        this.sha256 = HexFormat.of().formatHex(sha256);
    }

    /// The English model that comes with the product.
    public static TrainedModel shipped() {
        try (var stream = TrainedModel.class.getResourceAsStream(SHIPPED)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + SHIPPED);
            }
            return ModelFile.read(stream.readNBytes(ModelFile.LONGEST + 1));
        } catch (IOException | UnusableModelException e) {
            throw new IllegalStateException("the jar is damaged: " + SHIPPED + " cannot be read", e);
        }
    }

    /// The model in a folder that `train` made.
    public static TrainedModel load(Path folder) throws UnusableModelException {
        var file = folder.resolve(FILE);
        try (var stream = Files.newInputStream(file)) {
            return ModelFile.read(stream.readNBytes(ModelFile.LONGEST + 1));
        } catch (IOException e) {
            throw new UnusableModelException("cannot read " + file + "; name a folder that 'train' made");
        }
    }

    /// Cited as evidence; says which model it was without saying what is in it.
    public String id() {
        return "model." + sha256.substring(0, ID_DIGITS);
    }

    /// Of the file the model is kept in.
    public String sha256() {
        return sha256;
    }

    public Script script() {
        return script;
    }

    /// How likely the passage is classified, or nothing when it has no letters or is mainly in another script
    /// than the model was trained on.
    public OptionalDouble probability(String text) {
        return probability(WordStream.of(text));
    }

    OptionalDouble probability(WordStream words) {
        return words.words() > 0 && words.isMainly(script)
                ? OptionalDouble.of(calibration.sigmoid().probability(weights.score(words)))
                : OptionalDouble.empty();
    }

    /// The threshold below which a passage may be proposed as unclassified while the expected share of classified
    /// passages among those stays within the bound.
    public RiskCurve.Threshold threshold(double missBound) {
        return calibration.misses().threshold(missBound);
    }

    public RiskCurve misses() {
        return calibration.misses();
    }

    /// The probability that only 5 % of unclassified passages reached when the model was calibrated.
    public double alarm() {
        return calibration.alarm();
    }

    Weights weights() {
        return weights;
    }

    Calibration calibration() {
        return calibration;
    }

    @Override
    public String toString() {
        return "TrainedModel[" + id() + "]";
    }
}
