package org.gilavar.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every target there is, in the order in which a search goes through them. */
final class Targets {
    private Targets() {}

    static List<Target> all() {
        return Stream.of(
                        LogTargets.all(),
                        KeyTargets.all(),
                        StatementTargets.all(),
                        VolumeTargets.all(),
                        TokenTargets.all(),
                        PackageTargets.all(),
                        List.of(ScenarioTarget.arrangement(), ScenarioTarget.scenario(), ConnectionTarget.one()))
                .flatMap(List::stream)
                .toList();
    }

    static Optional<Target> named(String name) {
        return all().stream().filter(target -> target.name().equals(name)).findFirst();
    }
}
