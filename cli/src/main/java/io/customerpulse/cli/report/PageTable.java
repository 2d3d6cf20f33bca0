package io.customerpulse.cli.report;

import io.customerpulse.cli.picture.Markup;
import java.util.List;

/// A table of a page. A heading that starts with `#` stands over numbers, one that starts with `>` over text that
/// may break. What follows a line end in a cell stands small below the rest.
record PageTable(String caption, List<String> headings, List<List<String>> rows) {

    PageTable {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    void draw(Markup out) {
        out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        out.open("table").element("caption", caption).open("thead").open("tr");
        for (String heading : headings) {
            String text = isPlain(heading) ? heading : heading.substring(1);
            if (look(heading).isEmpty()) out.element("th", text, "scope", "col");
            else out.element("th", text, "scope", "col", "class", look(heading));
        }
        out.close("tr").close("thead").open("tbody");
        for (List<String> row : rows) {
            out.open("tr");
            for (int cell = 0; cell < row.size(); cell++) {
                String look = look(headings.get(cell));
                if (cell == 0) out.element("th", row.get(cell), "scope", "row");
                else cell(row.get(cell), look, out);
            }
            out.close("tr");
        }
        out.close("tbody").close("table").close("div");
    }

    /// The same, closed until somebody opens it.
    void drawBehind(String summary, Markup out) {
        out.open("details").element("summary", summary);
        draw(out);
        out.close("details");
    }

    private static void cell(String text, String look, Markup out) {
        if (look.isEmpty()) out.open("td");
        else out.open("td", "class", look);
        String[] lines = text.split("\n", 2);
        out.text(lines[0]);
        if (lines.length > 1) out.element("span", lines[1], "class", "quiet");
        out.close("td");
    }

    private static boolean isPlain(String heading) {
        return look(heading).isEmpty();
    }

    private static String look(String heading) {
        return heading.startsWith("#") ? "num" : heading.startsWith(">") ? "text" : "";
    }
}
