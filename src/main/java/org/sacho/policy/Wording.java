package org.sacho.policy;

import java.util.Locale;

/// A text that people read, in the two languages of the product.
public record Wording(String english, String korean) {

    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.KOREAN.getLanguage()) ? korean : english;
    }
}
