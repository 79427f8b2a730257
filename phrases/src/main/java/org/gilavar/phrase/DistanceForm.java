package org.gilavar.phrase;

import java.math.BigDecimal;
import java.util.List;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.LengthUnit;

/** Nautical miles or kilometres, in tenths: {@code 10 NM}, {@code 0.5 km}. The unit stays the one it was said in. */
final class DistanceForm implements Form {

    private static final BigDecimal LEAST = new BigDecimal("0.1");

    /** Further away nobody need keep clear. */
    private static final BigDecimal MOST = new BigDecimal("999.9");

    @Override
    public String expected() {
        return "a distance from 0.1 to 999.9 NM or km, in tenths, such as 10 NM";
    }

    @Override
    public String canonical(String field, String typed) {
        Length length;
        try {
            length = Length.parse(typed);
        } catch (InvalidVolumeException e) {
            throw unreadable(field, typed);
        }
        BigDecimal value = value(length);
        boolean inUse = length.unit() == LengthUnit.NAUTICAL_MILE || length.unit() == LengthUnit.KILOMETRE;
        if (!inUse || value.scale() > 1 || value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
            throw unreadable(field, typed);
        }
        return length.toString();
    }

    @Override
    public Shown shown(String canonical) {
        Length length = Length.parse(canonical);
        Word unit = length.unit() == LengthUnit.NAUTICAL_MILE ? Word.NAUTICAL_MILES : Word.KILOMETRES;
        return new Shown(value(length).toPlainString(), List.of(unit));
    }

    private static BigDecimal value(Length length) {
        return BigDecimal.valueOf(length.value()).stripTrailingZeros();
    }
}
