package io.customerpulse.cli.command;

import io.customerpulse.cli.picture.WardReport.Totals;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.tables.score.ScoreRow;
import io.customerpulse.tables.score.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who to look at first, out of everyone.
///
/// @param attention fading against their own rhythm, the largest loss of pulse in thirty days first
/// @param bright    thriving or revived, the largest gain first
/// @param totals    everyone in numbers
record Ward(List<String> attention, List<String> bright, Totals totals) {

    private static final Comparator<ScoreRow> LOSS =
            Comparator.comparingDouble(row -> row.trends().days30());

    static Ward of(Scores scores, int strips) {
        List<ScoreRow> fading = new ArrayList<>();
        List<ScoreRow> lively = new ArrayList<>();
        SortedMap<Stage, Long> stages = new TreeMap<>();
        double level = 0;
        double investments = 0;
        double returns = 0;
        double noise = 0;
        for (int place = 0; place < scores.size(); place++) {
            ScoreRow row = scores.row(place);
            Stage stage = row.vitals().stage();
            stages.merge(stage, 1L, Long::sum);
            if (stage == Stage.FADING || stage == Stage.DORMANT) fading.add(row);
            if (stage == Stage.THRIVING || stage == Stage.REVIVED) lively.add(row);
            level += row.pulse().level();
            investments += row.pulse().investments();
            returns += row.pulse().returns();
            noise += row.pulse().noise();
        }
        return new Ward(
                first(fading, LOSS, strips),
                first(lively, LOSS.reversed(), strips),
                new Totals(scores.size(), stages, new Pulse(level, investments, returns, noise)));
    }

    private static List<String> first(List<ScoreRow> rows, Comparator<ScoreRow> by, int many) {
        return rows.stream().sorted(by).limit(many).map(ScoreRow::customer).toList();
    }
}
