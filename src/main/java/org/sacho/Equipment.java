package org.sacho;

import org.sacho.audit.Copies;
import org.sacho.classify.model.TrainedModel;

/// What a run of the server is given beside its folder.
///
/// @param model what reads the passages beside the rules
/// @param copies where checkpoints of the audit log go beside the folder
record Equipment(TrainedModel model, Copies copies) {

    /// The model that comes with the product, and no copies.
    static Equipment standard() {
        return new Equipment(TrainedModel.shipped(), Copies.NONE);
    }
}
