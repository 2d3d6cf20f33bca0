package io.customerpulse.learning.evaluation;

import io.customerpulse.stats.purchase.BgNbd;
import io.customerpulse.stats.purchase.MbgCnbd;
import io.customerpulse.stats.purchase.MbgNbd;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.purchase.PurchaseModel;
import java.util.Locale;

/// The parameters of a purchase model as its paper names them, with four digits that count.
final class Parameters {

    private static final int DIGITS = 4;

    private Parameters() {}

    /// `r .2426, α 4.414, a .7929, b 2.426`.
    static String of(PurchaseModel model) {
        return switch (model) {
            case BgNbd it ->
                "r %s, α %s, a %s, b %s"
                        .formatted(rounded(it.r()), rounded(it.alpha()), rounded(it.a()), rounded(it.b()));
            case MbgNbd it ->
                "r %s, α %s, a %s, b %s"
                        .formatted(rounded(it.r()), rounded(it.alpha()), rounded(it.a()), rounded(it.b()));
            case ParetoNbd it ->
                "r %s, α %s, s %s, β %s"
                        .formatted(rounded(it.r()), rounded(it.alpha()), rounded(it.s()), rounded(it.beta()));
            case MbgCnbd it ->
                "k %d, r %s, α %s, a %s, b %s"
                        .formatted(it.k(), rounded(it.r()), rounded(it.alpha()), rounded(it.a()), rounded(it.b()));
        };
    }

    /// A positive number, without the zero before the dot.
    private static String rounded(double value) {
        if (value >= 1e6 || value < 1e-6) return String.format(Locale.ROOT, "%.3e", value);
        int before = (int) StrictMath.floor(StrictMath.log10(value)) + 1;
        String text = String.format(Locale.ROOT, "%." + Math.max(0, DIGITS - before) + "f", value);
        return text.startsWith("0.") ? text.substring(1) : text;
    }
}
