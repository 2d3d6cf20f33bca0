package io.customerpulse.cli.input;

/// Something the user can mend: the message says what is wrong, what was got and what to do. Shown as it
/// is, without a stack trace.
public final class UserMistake extends Exception {

    private static final long serialVersionUID = 1;

    public UserMistake(String message) {
        super(message);
    }
}
