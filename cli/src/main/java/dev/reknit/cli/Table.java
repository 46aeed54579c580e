package dev.reknit.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of aligned columns under a header, two blanks between them. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> numeric = new ArrayList<>();

    /** Creates one with a header; the columns whose names begin with {@code >} are of numbers, and aligned to the right. */
    Table(String... columns) {
        List<String> header = new ArrayList<>();
        for (String each : columns) {
            boolean right = each.startsWith(">");
            numeric.add(right);
            header.add(right ? each.substring(1) : each);
        }
        rows.add(header);
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    void print(PrintWriter out) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < numeric.size(); column++) {
            int index = column;
            widths.add(rows.stream()
                    .mapToInt(each -> Texts.columns(each.get(index)))
                    .max()
                    .orElse(0));
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String blanks = " ".repeat(widths.get(column) - Texts.columns(row.get(column)));
                line.append(numeric.get(column) ? blanks + row.get(column) : row.get(column) + blanks)
                        .append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
