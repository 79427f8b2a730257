package org.gilavar.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where something was, as people type it: {@code 34.8,38.9,2nm}. */
final class PositionForm implements ITypeConverter<PositionForm.Position> {

    /** A place in degrees, and within what length of it. */
    record Position(double lat, double lon, String uncertainty) {}

    @Override
    public Position convert(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 3) {
            throw new TypeConversionException(
                    "expected LAT,LON,UNCERTAINTY such as 34.8,38.9,2nm, found \"" + text + '"');
        }
        try {
            return new Position(
                    Double.parseDouble(parts[0].strip()),
                    Double.parseDouble(parts[1].strip()),
                    new SeparationOptions.LengthForm().convert(parts[2]).toString());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("expected degrees such as 34.8,38.9,2nm, found \"" + text + '"');
        }
    }
}
