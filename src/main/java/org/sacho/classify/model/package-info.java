/// The embedded model: a logistic regression over hashed words and letters, trained on passages whose label is
/// known. What it says is calibrated, and it can only raise.
@NullMarked
package org.sacho.classify.model;

import org.jspecify.annotations.NullMarked;
