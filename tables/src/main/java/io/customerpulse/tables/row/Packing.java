package io.customerpulse.tables.row;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// How an input is packed, known by its first bytes, never by its name.
enum Packing {
    /// Text as it stands. Each mark is a pattern of the first bytes in hexadecimal.
    PLAIN("", ""),
    GZIP("1F8B", ""),
    ZSTD("28B52FFD", ""),
    UTF_16_BIG("FEFF", "the input is UTF-16: save it as UTF-8"),
    UTF_16_LITTLE("FFFE", "the input is UTF-16: save it as UTF-8"),
    ZIP("504B0304", "the input is a ZIP archive or a spreadsheet: unpack it, or save it as CSV"),
    BZIP2(
            "425A683[1-9]314159265359",
            "the input is packed with bzip2: unpack it first; gzip and zstd are read as they are"),
    XZ("FD377A585A", "the input is packed with xz: unpack it first; gzip and zstd are read as they are"),
    PARQUET("50415231[01][0-9A-F]", "the input is Parquet: say `format: parquet` in the mapping");

    /// The longest mark.
    static final int HEAD = 10;

    private final String mark;
    private final String refusal;

    Packing(String mark, String refusal) {
        this.mark = mark;
        this.refusal = refusal;
    }

    static Packing of(byte[] head) {
        StringBuilder hex = new StringBuilder();
        for (byte b : head) hex.append("%02X".formatted(b & 0xFF));
        for (Packing packing : values()) {
            if (packing != PLAIN && hex.toString().matches(packing.mark + ".*")) return packing;
        }
        return PLAIN;
    }

    /// Why such an input cannot be read as text; empty if it can.
    String refusal() {
        return refusal;
    }

    /// The word used in reasons.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The text inside.
    InputStream unpack(RawBytes raw) throws IOException {
        return switch (this) {
            case GZIP -> new Grown(new Gunzip(raw), raw::taken, Grown.ALWAYS);
            case ZSTD -> new Grown(new ZstdInputStreamNoFinalizer(raw), raw::taken, Grown.ALWAYS);
            case PLAIN, UTF_16_BIG, UTF_16_LITTLE, ZIP, BZIP2, XZ, PARQUET -> raw;
        };
    }
}
