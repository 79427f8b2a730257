package org.gilavar.phrase;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A language that every phrase is in. */
public enum Language {
    @JsonProperty("en")
    EN(false),
    @JsonProperty("tr")
    TR(false),
    @JsonProperty("he")
    HE(true),
    @JsonProperty("az")
    AZ(false),
    @JsonProperty("ar")
    AR(true),
    @JsonProperty("ru")
    RU(false);

    private final boolean rightToLeft;

    Language(boolean rightToLeft) {
        this.rightToLeft = rightToLeft;
    }

    /** As BCP 47 has it, such as {@code az}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is written from right to left. */
    public boolean isRightToLeft() {
        return rightToLeft;
    }

    /** The text as a whole of its own direction, wherever it is put. */
    String isolated(CharSequence text) {
        return (rightToLeft ? Isolates.RIGHT_TO_LEFT : Isolates.LEFT_TO_RIGHT) + "" + text + Isolates.END;
    }
}
