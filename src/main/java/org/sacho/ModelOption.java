package org.sacho;

import java.nio.file.Path;
import java.util.Optional;
import org.sacho.classify.model.TrainedModel;
import org.sacho.classify.model.UnusableModelException;
import picocli.CommandLine.Option;

/// `--model`, the same for every command that classifies.
final class ModelOption {

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Model to use, as made by 'train'; default: the English model that comes with Sacho.")
    private Optional<Path> folder = Optional.empty();

    TrainedModel load() throws UnusableModelException {
        return folder.isPresent() ? TrainedModel.load(folder.get()) : TrainedModel.shipped();
    }
}
