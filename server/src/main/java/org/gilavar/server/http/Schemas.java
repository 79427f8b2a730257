package org.gilavar.server.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Shape;

/**
 * JSON Schema (2020-12) of the records that the API reads and writes, by reflection on the same components that the JSON
 * form binds. Not thread-safe.
 */
final class Schemas {

    private static final Map<Class<?>, Map<String, Object>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(double.class, Map.of("type", "number")),
            Map.entry(Double.class, Map.of("type", "number")),
            Map.entry(
                    Instant.class,
                    Map.of(
                            "type",
                            "string",
                            "format",
                            "date-time",
                            "pattern",
                            "Z$",
                            "examples",
                            examples("2025-04-12T08:00:00Z"))),
            Map.entry(LocalDate.class, Map.of("type", "string", "format", "date", "examples", examples("2025-04-12"))),
            Map.entry(
                    MonthDay.class,
                    Map.of(
                            "type",
                            "string",
                            "description",
                            "a day of every year, as --07-01",
                            "examples",
                            examples("--07-01"))),
            Map.entry(
                    LocalTime.class,
                    Map.of(
                            "type",
                            "string",
                            "description",
                            "time of day in UTC, as 06:00 or 06:00:00",
                            "examples",
                            examples("06:00"))),
            Map.entry(
                    Duration.class,
                    Map.of(
                            "type",
                            "string",
                            "description",
                            "ISO 8601 duration, as PT30M; PT-20M for earlier",
                            "examples",
                            examples("PT30M", "PT-20M"))),
            Map.entry(
                    Period.class,
                    Map.of(
                            "type",
                            "string",
                            "description",
                            "ISO 8601 duration in days, months or years of UTC, as P6M",
                            "examples",
                            examples("P6M"))),
            Map.entry(
                    Length.class,
                    Map.of(
                            "type",
                            "string",
                            "description",
                            "length with its unit, as 10 NM or 2000 ft",
                            "examples",
                            examples("10 NM", "2000 ft"))),
            Map.entry(
                    Altitude.class,
                    Map.of(
                            "type",
                            "string",
                            "description",
                            "altitude with unit and datum, as FL240 or 24000 ft AMSL",
                            "examples",
                            examples("FL240", "24000 ft AMSL", "SFC"))));

    private static List<String> examples(String... written) {
        return List.of(written);
    }

    private final Map<String, Object> components = new TreeMap<>();

    /** Every schema that was asked for, by name. */
    Map<String, Object> components() {
        return components;
    }

    Map<String, Object> of(Class<?> type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<TypeVariable<?>, Type> bound) {
        return switch (type) {
            case TypeVariable<?> variable -> of(bound.getOrDefault(variable, Object.class), bound);
            case ParameterizedType generic -> generic(generic, bound);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0], bound);
            case Class<?> plain -> plain(plain);
            default -> throw new IllegalStateException("no schema for " + type);
        };
    }

    private Map<String, Object> generic(ParameterizedType type, Map<TypeVariable<?>, Type> bound) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (java.util.Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(arguments[0], bound));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(arguments[1], bound));
        }
        if (raw == Optional.class) {
            return of(arguments[0], bound);
        }
        Map<TypeVariable<?>, Type> inner = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            inner.put(
                    raw.getTypeParameters()[i],
                    arguments[i] instanceof TypeVariable<?> v ? bound.getOrDefault(v, Object.class) : arguments[i]);
        }
        return record(raw, inner);
    }

    private Map<String, Object> plain(Class<?> type) {
        Map<String, Object> simple = SIMPLE.get(type);
        if (simple != null) {
            return simple;
        }
        if (type == Object.class) {
            return Map.of();
        }
        String name = name(type);
        if (!components.containsKey(name)) {
            components.put(name, Map.of()); // holds the place while what it refers to refers back
            components.put(name, withExample(type, define(type)));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> define(Class<?> type) {
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (type.isSealed()) {
            return Map.of("oneOf", leaves(type).map(this::plain).toList());
        }
        return record(type, Map.of());
    }

    private static Map<String, Object> withExample(Class<?> type, Map<String, Object> schema) {
        Map<String, Object> whole = new LinkedHashMap<>(schema);
        Examples.of(type).ifPresent(example -> whole.put("examples", List.of(example)));
        return whole;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Schemas::leaves)
                : Stream.of(type);
    }

    private Map<String, Object> record(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        discriminator(type).ifPresent(d -> {
            properties.put(d.property(), Map.of("const", d.value()));
            required.add(d.property());
        });
        for (RecordComponent component : type.getRecordComponents()) {
            String name = name(component);
            properties.put(name, of(component.getGenericType(), bound));
            if (component.getType() != Optional.class) {
                required.add(name);
            }
        }
        return Map.of("type", "object", "properties", properties, "required", required, "additionalProperties", false);
    }

    /** Names that others have chosen are not ours to write in camel case. */
    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }

    private record Discriminator(String property, String value) {}

    private static Optional<Discriminator> discriminator(Class<?> type) {
        if (Shape.class.isAssignableFrom(type)) {
            return Optional.of(new Discriminator("type", type.getSimpleName().toLowerCase(Locale.ROOT)));
        }
        JsonTypeName name = type.getAnnotation(JsonTypeName.class);
        return name == null
                ? Optional.empty()
                : property(type).map(property -> new Discriminator(property, name.value()));
    }

    private static Optional<String> property(Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            JsonTypeInfo info = parent.getAnnotation(JsonTypeInfo.class);
            Optional<String> found = info == null ? property(parent) : Optional.of(info.property());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** {@code NoticeBody.File} becomes {@code NoticeBodyFile}: nested names stay apart. */
    private static String name(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : name(type.getEnclosingClass()) + type.getSimpleName();
    }
}
