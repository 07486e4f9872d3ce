/// How a text is read so that a disguise does not hide a word: every reading knows which stretch of the original each
/// of its characters came from.
@NullMarked
package org.sacho.classify.text;

import org.jspecify.annotations.NullMarked;
