package io.customerpulse.server.source.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Mark;
import io.customerpulse.server.source.machine.Agents.Touch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0                                                         | privacy_proxy |
            Mozilla/5.0 (Windows NT 5.1; rv:11.0) Firefox/11.0 (via ggpht.com GoogleImageProxy) | privacy_proxy |
            YahooMailProxy; https://help.example                                | privacy_proxy |
            Barracuda Sentinel (EE)                                             | scanner       | scanner
            Mozilla/5.0 (compatible; Proofpoint URL Defense)                    | scanner       | scanner
            Mimecast-Link-Check/1.0                                             | scanner       | scanner
            Mozilla/5.0 (X11) HeadlessChrome/130.0                              | robot         | robot
            python-requests/2.32                                                | robot         | robot
            Mozilla/5.0 (compatible; Googlebot/2.1; +http://example/bot.html)   | robot         | robot
            Slackbot-LinkExpanding 1.0                                          | robot         | robot
            SomeOtherBot                                                        | robot         | robot
            """)
    void machinesAreKnownByTheirAgents(String agent, String open, String click) {
        assertThat(Agents.sign(Touch.OPENED, agent)).map(Mark::word).contains(open);
        assertThat(Agents.sign(Touch.CLICKED, agent).map(Mark::word).orElse(null))
                .isEqualTo(click);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/134.0 Safari/537.36 Edg/134.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 Version/18.3 Safari/604.1",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
                "Mozilla/5.0 (Linux; Android 15; CUBOT KINGKONG) AppleWebKit/537.36 Chrome/134.0 Mobile Safari/537.36",
                "Mozilla/5.0 (X11; Linux) Abbott/1.0",
                "Thunderbird/128.0",
                "Microsoft Office/16.0 (Microsoft Outlook 16.0)"
            })
    void peopleAreNotTakenForMachines(String agent) {
        assertThat(Agents.sign(Touch.OPENED, agent)).isEmpty();
        assertThat(Agents.sign(Touch.CLICKED, agent)).isEmpty();
    }

    @Test
    void aMarkSaysThatAndWhy() {
        assertThat(Agents.marks(Touch.CLICKED, "curl/8.5", false)).containsExactly(Mark.MACHINE, Mark.ROBOT);
        assertThat(Agents.marks(Touch.CLICKED, "curl/8.5", true)).containsExactly(Mark.MACHINE, Mark.SAID_BY_SOURCE);
        assertThat(Agents.marks(Touch.OPENED, "Thunderbird/128.0", false)).isEmpty();
    }
}
