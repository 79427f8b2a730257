package org.gilavar.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;
import org.gilavar.airspace.schedule.Choice;
import org.gilavar.airspace.schedule.Room;

/**
 * One notice as variables.
 *
 * @param climbs the levels it may have, steps
 * @param shift steps of time
 * @param distance how many, whichever way
 * @param level position among {@code climbs} of the one taken
 * @param levels for each of {@code climbs} whether it is taken
 * @param stays true only where neither time nor level changes
 * @param burden seconds, as {@link Room#burdenSeconds} counts them
 */
record Mover(
        List<Integer> climbs,
        IntVar shift,
        IntVar distance,
        IntVar level,
        List<BoolVar> levels,
        BoolVar stays,
        LinearExpr burden) {

    static Mover in(CpModel model, Room room) {
        var id = room.id();
        var climbs = room.climbs();
        var shift = model.newIntVar(room.leastShift(), room.mostShift(), id + " shift");
        var distance = model.newIntVar(0, Math.max(-room.leastShift(), room.mostShift()), id + " distance");
        model.addAbsEquality(distance, shift);

        var levels = new ArrayList<BoolVar>();
        LinearExprBuilder burden = LinearExpr.newBuilder().addTerm(distance, room.burdenSeconds(new Choice(1, 0)));
        for (int climb : climbs) {
            var taken = model.newBoolVar(id + " climb " + climb);
            burden.addTerm(taken, room.burdenSeconds(new Choice(0, climb)));
            levels.add(taken);
        }
        var level = model.newIntVar(0, climbs.size() - 1, id + " level");
        model.addMapDomain(level, levels.toArray(Literal[]::new), 0);

        var stays = model.newBoolVar(id + " stays");
        model.addEquality(shift, 0).onlyEnforceIf(stays);
        model.addImplication(stays, levels.get(climbs.indexOf(0)));
        return new Mover(climbs, shift, distance, level, List.copyOf(levels), stays, burden.build());
    }

    Choice choice(CpSolver solver) {
        return new Choice((int) solver.value(shift), climbs.get((int) solver.value(level)));
    }

    void hint(CpModel model, Choice choice) {
        model.addHint(shift, choice.shift());
        model.addHint(distance, Math.abs(choice.shift()));
        model.addHint(level, climbs.indexOf(choice.climb()));
        for (int i = 0; i < climbs.size(); i++) {
            model.addHint(levels.get(i), climbs.get(i) == choice.climb());
        }
        model.addHint(stays, choice.stays());
    }
}
