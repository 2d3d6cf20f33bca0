package io.customerpulse.simulator;

import java.util.List;

/// Identifiers that a person can read: a made-up name and a number. They depend on the number alone, so they
/// give nothing away.
final class Names {

    private static final List<String> FIRST = List.of(
            "ada", "ben", "cleo", "dora", "emil", "fay", "gus", "hana", "ivo", "june", "kai", "lena", "milo", "nora",
            "otis", "pia", "quin", "rosa", "sami", "tess", "uma", "vera", "will", "xenia", "yara", "zeno", "alma",
            "bruno", "clara", "dario", "elif", "felix", "greta", "hugo", "ines", "jonas", "kira", "luca", "maya",
            "nils", "olga", "paul", "rhea", "sven", "tilda", "ugo", "vito", "wanda");
    private static final List<String> PRODUCTS = List.of(
            "Linen shirt",
            "Wool coat",
            "Canvas bag",
            "Rain jacket",
            "Silk scarf",
            "Denim jacket",
            "Leather belt",
            "Knit cap",
            "Ankle boots",
            "Cotton tee",
            "Pleated skirt",
            "Corduroy trousers",
            "Summer dress",
            "Cardigan",
            "Running shoes",
            "Swim shorts",
            "Evening gown",
            "Travel case",
            "Yoga mat",
            "Reading lamp",
            "Tea set",
            "Picnic rug",
            "Bath towel",
            "Oak stool");

    private Names() {}

    static String customer(int number) {
        long bits = Dice.mix(number + 1L);
        String first = FIRST.get((int) Long.remainderUnsigned(bits, FIRST.size()));
        return first + "." + (char) ('a' + Math.floorMod(bits >>> 40, 26)) + "-" + padded(number, 5);
    }

    static String product(Dice dice) {
        return PRODUCTS.get(dice.whole(0, PRODUCTS.size() - 1));
    }

    /// The number with zeros in front, in plain digits whatever the machine's language.
    static String padded(int number, int digits) {
        String plain = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }
}
