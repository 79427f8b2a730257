package org.gilavar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Volume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TrafficTest {

    @ParameterizedTest
    @EnumSource
    void aVolumeDependsOnItsNumberAlone(Traffic traffic) {
        assertThat(traffic.volumes(40, 20)).isEqualTo(traffic.volumes(0, 60).subList(40, 60));
    }

    @ParameterizedTest
    @EnumSource
    void theMixIsAsDocumented(Traffic traffic) {
        var volumes = traffic.volumes(0, 20_000);

        assertThat(share(volumes, Circle.class)).isBetween(0.34, 0.36);
        assertThat(share(volumes, Point.class)).isBetween(0.14, 0.16);
        assertThat(share(volumes, Corridor.class)).isBetween(0.29, 0.31);
        assertThat(share(volumes, Polygon.class)).isBetween(0.19, 0.21);
        assertThat(volumes.stream()
                        .filter(v ->
                                Duration.between(v.window().start(), v.window().end())
                                                .toHours()
                                        > 8)
                        .count())
                .isBetween(70L, 130L);
    }

    private static double share(List<Volume> volumes, Class<?> shape) {
        return volumes.stream().filter(v -> shape.isInstance(v.shape())).count() / (double) volumes.size();
    }
}
