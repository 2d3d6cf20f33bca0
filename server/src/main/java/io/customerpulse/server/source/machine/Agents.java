package io.customerpulse.server.source.machine;

import io.customerpulse.codec.event.Mark;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// User agents that are no person's browser, and what they are.
///
/// A table, matched without case; the first line that fits decides. It errs to the person's side: an agent that
/// nobody has described is a person, as is no agent at all. Bursts, which tell scanners in disguise, are in [Bursts].
public final class Agents {

    /// What was done to an e-mail.
    public enum Touch {
        OPENED,
        CLICKED
    }

    /// The whole of what Apple's Mail sends when it loads pictures through its proxies.
    private static final String APPLE_MAIL_PRIVACY = "mozilla/5.0";

    /// A text in an agent, and what it means.
    ///
    /// @param opensOnly whether the agent stands for a person who clicks
    private record Line(String part, Mark why, boolean opensOnly) {}

    /// Mailboxes that load all pictures themselves: an open may be a person's or not, which cannot be told, so it
    /// counts as a machine's. Their users click with their own browsers.
    private static final List<Line> PROXIES = lines(
            Mark.PRIVACY_PROXY,
            true,
            "googleimageproxy",
            "ggpht.com",
            "yahoomailproxy",
            "yahoocachesystem",
            "applemailproxy",
            "duckduckgo email protection",
            "fastmail image proxy",
            "protonmail image proxy");

    private static final List<Line> SCANNERS = lines(
            Mark.SCANNER,
            false,
            "barracuda",
            "proofpoint",
            "mimecast",
            "messagelabs",
            "symantec",
            "ironport",
            "cisco umbrella",
            "fireeye",
            "trellix",
            "trendmicro",
            "trend micro",
            "forcepoint",
            "websense",
            "sophos",
            "fortiguard",
            "checkpoint",
            "zscaler",
            "safelinks",
            "microsoft-atp",
            "avanan",
            "abnormalsecurity",
            "virustotal",
            "urlscan",
            "phishtank",
            "netcraft",
            "cloudmark",
            "vade secure",
            "vaderetro",
            "spamassassin");

    private static final List<Line> ROBOTS = lines(
            Mark.ROBOT,
            false,
            "crawler",
            "spider",
            "slurp",
            "bingpreview",
            "facebookexternalhit",
            "facebookcatalog",
            "skypeuripreview",
            "google-safety",
            "google-read-aloud",
            "google web preview",
            "headlesschrome",
            "phantomjs",
            "puppeteer",
            "playwright",
            "selenium",
            "python-requests",
            "python-urllib",
            "aiohttp",
            "httpx/",
            "curl/",
            "wget/",
            "libwww",
            "lwp::",
            "go-http-client",
            "apache-httpclient",
            "java-http-client",
            "okhttp",
            "axios/",
            "node-fetch",
            "undici",
            "guzzlehttp",
            "postmanruntime",
            "scrapy",
            "whatsapp/");

    /// A telephone whose name ends like a robot's.
    private static final String PERSONS_PHONE = "cubot";

    private Agents() {}

    /// Why the agent is a machine's; nothing if it may be a person's.
    public static Optional<Mark> sign(Touch touch, String userAgent) {
        String agent = userAgent.strip().toLowerCase(Locale.ROOT);
        if (agent.isEmpty()) return Optional.empty();
        if (agent.equals(APPLE_MAIL_PRIVACY)) {
            return touch == Touch.OPENED ? Optional.of(Mark.PRIVACY_PROXY) : Optional.empty();
        }
        for (List<Line> table : List.of(PROXIES, SCANNERS, ROBOTS)) {
            for (Line line : table) {
                boolean fits = agent.contains(line.part) && (touch == Touch.OPENED || !line.opensOnly);
                if (fits) return Optional.of(line.why);
            }
        }
        return isBot(agent) ? Optional.of(Mark.ROBOT) : Optional.empty();
    }

    /// The marks of something done to an e-mail: none for a person, else [Mark#MACHINE] and why.
    ///
    /// @param saidBySource whether the source itself says that a machine did it
    public static List<Mark> marks(Touch touch, String userAgent, boolean saidBySource) {
        if (saidBySource) return List.of(Mark.MACHINE, Mark.SAID_BY_SOURCE);
        return sign(touch, userAgent).map(why -> List.of(Mark.MACHINE, why)).orElse(List.of());
    }

    /// Whether a word of it ends in `bot`, as Googlebot, Slackbot and a hundred others do.
    private static boolean isBot(String agent) {
        String text = agent.replace(PERSONS_PHONE, "");
        for (int at = text.indexOf("bot"); at >= 0; at = text.indexOf("bot", at + 1)) {
            int end = at + 3;
            if (end == text.length() || !Character.isLetter(text.charAt(end))) return true;
        }
        return false;
    }

    private static List<Line> lines(Mark why, boolean opensOnly, String... parts) {
        return List.of(parts).stream()
                .map(part -> new Line(part, why, opensOnly))
                .toList();
    }
}
