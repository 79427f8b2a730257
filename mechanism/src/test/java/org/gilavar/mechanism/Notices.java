package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Activity.Armed;
import org.gilavar.mechanism.item.Activity.CountBand;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ZoneBody;

/** Volumes, activities and statements about them: everything is a kilometre wide, at FL200 to FL240, 10 to 11 o'clock. */
final class Notices {

    static final Instant TEN = Instant.parse("2025-04-12T10:00:00Z");
    static final Instant ELEVEN = TEN.plusSeconds(3600);

    /** A minute of latitude is a nautical mile here, near enough. */
    static final double MILE = 1 / 60.0;

    private Notices() {}

    static Volume here() {
        return north(0);
    }

    /** So many nautical miles north of {@link #here}, from centre to centre. */
    static Volume north(double miles) {
        return volume(34.5 + miles * MILE, "FL200", "FL240", TEN, ELEVEN);
    }

    /** Far from everything else. */
    static Volume elsewhere() {
        return north(120);
    }

    static Volume volume(double lat, String lower, String upper, Instant start, Instant end) {
        return new Volume(
                new Circle(new LatLon(lat, 38), Length.metres(500)),
                new AltitudeBand(Altitude.parse(lower), Altitude.parse(upper)),
                new TimeWindow(start, end));
    }

    static Volume between(Volume volume, String lower, String upper) {
        AltitudeBand band = new AltitudeBand(Altitude.parse(lower), Altitude.parse(upper));
        return new Volume(volume.shape(), band, volume.window());
    }

    static Volume later(Volume volume, int minutes) {
        return volume.shifted(Duration.ofMinutes(minutes));
    }

    static Activity activity(Volume... volumes) {
        return activity(Category.MANNED_AIR, volumes);
    }

    static Activity activity(Category category, Volume... volumes) {
        return new Activity(
                category,
                List.of(volumes),
                Armed.UNDECLARED,
                CountBand.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Activity remarking(Activity activity, String remarks) {
        return new Activity(
                activity.category(),
                activity.volumes(),
                activity.armed(),
                activity.count(),
                activity.responsibleFor(),
                activity.guardFrequency(),
                Optional.of(remarks));
    }

    static NoticeBody.File file(String name, Volume... volumes) {
        return new NoticeBody.File(name, activity(volumes));
    }

    static NoticeBody.Amend amend(String notice, int version, Volume... volumes) {
        return new NoticeBody.Amend(notice, version, activity(volumes), "moved");
    }

    static NoticeBody.Withdraw withdraw(String notice, int version) {
        return new NoticeBody.Withdraw(notice, version, "not needed");
    }

    static ZoneBody.Declare declare(String name, Volume volume, Category... appliesTo) {
        return new ZoneBody.Declare(
                name,
                Zone.Type.RED_LINE,
                Map.of("en", "Keep clear.", "fr", "Restez à l'écart."),
                volume,
                List.of(appliesTo));
    }

    /** What a party sees of its own notice. */
    static Notice shown(Outcome outcome, String party) {
        return World.shown(outcome, party, Notice.class);
    }
}
