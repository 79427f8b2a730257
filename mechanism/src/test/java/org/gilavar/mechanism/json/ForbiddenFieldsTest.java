package org.gilavar.mechanism.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.terms.Clause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenFieldsTest {

    @Test
    void noRecordCarriesWhatGilavarNeverCarries() {
        Set<Class<?>> reached = new LinkedHashSet<>();
        Deque<Type> open = new ArrayDeque<>(Set.of(Statement.class, Item.class, Outcome.class, Telling.class));
        while (!open.isEmpty()) {
            spread(open.pop(), reached, open);
        }

        assertThat(reached).contains(Body.class, Clause.class, Volume.class).hasSizeGreaterThan(80);
        assertThat(reached.stream()
                        .filter(Class::isRecord)
                        .flatMap(r -> Arrays.stream(r.getRecordComponents()))
                        .filter(c -> ForbiddenFields.isForbidden(c.getName()))
                        .map(c -> c.getDeclaringRecord().getSimpleName() + "." + c.getName()))
                .isEmpty();
    }

    /** Into the parts of a type: components of a record, the permitted of a sealed type, the arguments of a generic. */
    private static void spread(Type type, Set<Class<?>> reached, Deque<Type> open) {
        switch (type) {
            case ParameterizedType generic -> {
                open.push(generic.getRawType());
                open.addAll(Arrays.asList(generic.getActualTypeArguments()));
            }
            case GenericArrayType array -> open.push(array.getGenericComponentType());
            case Class<?> c
            when c.getName().startsWith("org.gilavar") && reached.add(c) -> {
                if (c.isSealed()) {
                    open.addAll(Arrays.asList(c.getPermittedSubclasses()));
                }
                if (c.isRecord()) {
                    Arrays.stream(c.getRecordComponents())
                            .map(RecordComponent::getGenericType)
                            .forEach(open::push);
                }
            }
            default -> {}
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target",
                "Target",
                "targetId",
                "target_id",
                "primary-target",
                "aimpoint",
                "weapon",
                "weaponLoad",
                "ordnance",
                "payload",
                "tailNumber",
                "TAIL",
                "registration",
                "squawk",
                "icao24",
                "iffMode",
                "crew",
                "crew_names",
                "pilot",
                "callsign",
                "sensor",
                "radarMode",
                "frequencyPlan",
                "readiness",
                "strength",
                "killChain",
                "engagement",
                "priorityObjective"
            })
    void aForbiddenNameIsRefusedAtAnyDepth(String name) {
        String valid = StrictJsonTest.VALID;
        String member = "\"" + name + "\":1,";
        String[][] places = {
            {"{\"id\"", "", "{" + member + "\"id\""},
            {"{\"party\"", "from.", "{" + member + "\"party\""},
            {"{\"shape\"", "body.activity.volumes[0].", "{" + member + "\"shape\""},
            {"{\"lat\"", "body.activity.volumes[0].shape.centre.", "{" + member + "\"lat\""},
        };
        for (String[] place : places) {
            assertThatThrownBy(() ->
                            Json.readStatement(valid.replace(place[0], place[2]).getBytes(UTF_8)))
                    .isInstanceOfSatisfying(MalformedException.class, refused -> {
                        assertThat(refused.isForbidden()).isTrue();
                        assertThat(refused.field()).isEqualTo(place[1] + name);
                        assertThat(refused.reason()).contains("safety system");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"guardFrequency", "detail", "retail", "category", "armed", "count", "strikethrough", "iffy"})
    void aNameThatOnlyContainsSuchAWordIsNot(String name) {
        assertThat(ForbiddenFields.isForbidden(name)).isFalse();
    }

    @Test
    void theWordsThemselvesMayBeSaid() {
        String words = StrictJsonTest.VALID.replace("none", "No target, no weapon.");

        assertThat(Json.readStatement(words.getBytes(UTF_8)).remarks()).contains("No target, no weapon.");
    }

    /** Slowly, in three lines: what letters a name has, and what words. */
    private static boolean isForbiddenByTheBook(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return ForbiddenFields.WORDS.contains(plain)
                || ForbiddenFields.STEMS.stream().anyMatch(plain::contains)
                || Stream.of(name.split("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])", -1))
                        .anyMatch(word -> ForbiddenFields.WORDS.contains(word.toLowerCase(Locale.ROOT)));
    }

    @Test
    void anyNameIsJudgedByItsWordsAndByItsLetters() {
        List<String> parts = List.of(
                "target",
                "Crew",
                "IFF",
                "icao24",
                "modes",
                "Modes",
                "kill",
                "sKill",
                "notice",
                "A",
                "b",
                "7",
                "_",
                "-",
                ".",
                "İ",
                "\u212A",
                "é",
                "strength",
                "Tail",
                "number");
        Random random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = random.nextInt(5); n >= 0; n--) {
                name.append(parts.get(random.nextInt(parts.size())));
            }
            assertThat(ForbiddenFields.isForbidden(name.toString()))
                    .as(name.toString())
                    .isEqualTo(isForbiddenByTheBook(name.toString()));
        }
    }
}
