package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing that stands in an input can command the terminal of who looks at it.
class HostileInputTest {

    private static final String RED = "\u001b[31m";
    private static final String EVIL = "e\u001b]0;owned\u0007v\u009b31mi\nl\r\u202e";
    private static final String SHOWN = "e␛]0;owned␇v�31mi␊l␍�";

    @TempDir
    private Path folder;

    private Shop shop = new Shop(Path.of("."));
    private Path rows = Path.of("rows.csv");
    private Path mapping = Path.of("mapping.yaml");

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(folder);
        mapping = shop.mapping();
        rows = shop.file("rows.csv", """
                who,when,what,worth,about
                "EVIL",2026-01-05T12:00:00Z,"EVIL signal",80,"EVIL offer"
                "EVIL",2026-01-06T12:00:00Z,Email Delivered,80,"EVIL offer"
                "EVIL",2026-01-07T12:00:00Z,"EVIL signal","EVIL",
                ben,"EVIL",Email Delivered,80,
                """.replace("EVIL", EVIL));
    }

    @Test
    void scoresAreHarmlessOnATerminal() {
        Program score = harmless("score");
        assertThat(score.out()).contains(SHOWN);
        assertThat(score.err()).contains("the first: " + rows + ":9: ").contains(SHOWN + " signal (1)");
    }

    @Test
    void explanationsAreHarmlessOnATerminal() {
        assertThat(harmless("explain", "--customer", EVIL, "--since", "2026-01-05")
                        .out())
                .contains(SHOWN);
        harmless("explain", "--customer", EVIL, "--json");
    }

    @Test
    void tracesAreHarmlessOnATerminal() {
        harmless("trace", "--customer", EVIL);
        harmless("trace", "--customer", EVIL + "," + EVIL);
        assertThat(harmless("trace", "--customer", EVIL, "--csv").out()).contains(SHOWN);
    }

    @Test
    void messagesAreHarmless() throws IOException {
        Path wrong = shop.file("w.yaml", Shop.MAPPING.replace("who", "\"\\e[31m\\nwho\""));
        for (Object[] words : List.of(
                new Object[] {
                    "explain", rows, "--mapping", mapping, "--failed", shop.place("f"), "--customer", RED + "x\nx"
                },
                new Object[] {"score", rows, "--mapping", wrong, "--failed", shop.place("f")},
                new Object[] {"score", RED + ".csv", "--mapping", mapping},
                new Object[] {"score", RED + ".csv"},
                new Object[] {"score", rows, "--mapping", RED},
                new Object[] {"score", rows, "--as-of", RED},
                new Object[] {"score", rows, "--" + RED},
                new Object[] {RED})) {
            Program run = Program.runOnScreen(words);
            assertThat(run.status()).isEqualTo(2);
            assertHarmless(run);
        }
    }

    private Program harmless(Object command, Object... options) {
        Object[] words = new Object[options.length + 6];
        System.arraycopy(
                new Object[] {command, rows, "--mapping", mapping, "--failed", shop.place("f")}, 0, words, 0, 6);
        System.arraycopy(options, 0, words, 6, options.length);
        Program run = Program.runOnScreen(words);
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertHarmless(run);
        return run;
    }

    /// Colours of pictures are our own; everything else that commands is the input's.
    private static void assertHarmless(Program run) {
        String said = (run.out() + run.err()).replaceAll("\u001b\\[(0|[3-9][0-9]|1|2)m", "");
        String ours = said.replace("\n", "");
        assertThat(ours.codePoints().filter(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT))
                .isEmpty();
        assertThat(run.err()).doesNotContain(RED);
    }
}
