package io.customerpulse.engine.vitals;

/// Why a customer is in a stage: the first of these, in this order, that holds. [Vitals] has their terms.
public enum Rule {
    LOST(Stage.LOST),
    DORMANT(Stage.DORMANT),
    OVERDUE(Stage.FADING),
    REVIVED(Stage.REVIVED),
    NEW(Stage.NEW),
    SLOWING(Stage.FADING),
    GROWING(Stage.GROWING),
    THRIVING(Stage.THRIVING),
    STEADY(Stage.STEADY);

    private final Stage stage;

    Rule(Stage stage) {
        this.stage = stage;
    }

    /// The stage it makes.
    public Stage stage() {
        return stage;
    }
}
