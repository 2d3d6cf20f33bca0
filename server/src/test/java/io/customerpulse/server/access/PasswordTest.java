package io.customerpulse.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordTest {

    /// By the reference implementation of Argon2: `argon2 saltsaltsaltsalt -id -t 2 -k 19456 -p 1 -l 32 -e`.
    private static final String REFERENCE =
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$HwHyMQZRc199p7odh3UzGdI3qk/jzlZoav5FNrhWGNI";

    private static final String REFERENCE_WEAKER =
            "$argon2id$v=19$m=1024,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$lkKAGXcxpgoPcVY4LcVlzcvDKaFUkaUlclhpYgLANPE";

    @Test
    void itIsArgon2idAsOthersComputeIt() {
        assertThat(new Password(REFERENCE).isOf("vermilion kettle on tuesday")).isTrue();
        assertThat(new Password(REFERENCE).isOf("vermilion kettle on Tuesday")).isFalse();
        assertThat(new Password(REFERENCE_WEAKER).isOf("vermilion kettle on tuesday"))
                .isTrue();
    }

    @Test
    void whatWasMadeForLessIsMadeAgain() {
        assertThat(new Password(REFERENCE).isWeakerThanNow()).isFalse();
        assertThat(new Password(REFERENCE_WEAKER).isWeakerThanNow()).isTrue();
        assertThat(Password.of("a", ControlLog.chance(3)).isWeakerThanNow()).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        Password one = Password.of("vermilion kettle", ControlLog.chance(3));
        Password other = Password.of("vermilion kettle", ControlLog.chance(4));
        assertThat(one.text()).isNotEqualTo(other.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(one.isOf("vermilion kettle")).isTrue();
        assertThat(Password.ofNobody(ControlLog.chance(3)).isOf("")).isFalse();
    }

    @Test
    void whatIsNoHashIsNobodysPassword() {
        for (String text : List.of("", "plain", "$argon2i$v=19$m=1,t=1,p=1$YQ$YQ", "$2a$10$abc")) {
            assertThat(new Password(text).isOf(text)).isFalse();
            assertThat(new Password(text).isWeakerThanNow()).isTrue();
        }
    }

    @Test
    void passwordsThatEverybodyUsesAreRefused() {
        for (String common : List.of(
                "password1234",
                "passwordpassword",
                "P@ssw0rd2024!",
                "qwertyuiop123",
                "1q2w3e4r5t6y7u",
                "123456789012",
                "aaaaaaaaaaaa",
                "abababababab",
                "abcdefghijkl",
                "iloveyou123456",
                "administrator1",
                "letmeinplease",
                "welcome-2026!!",
                "Summer2025Summer",
                "zyxwvutsrqpo",
                "CustomerPulse1",
                "correct horse battery staple",
                "marketing@example.com1")) {
            assertThat(code(common)).as(common).contains("too_common");
        }
    }

    @Test
    void longPasswordsOfAnyKindAreTaken() {
        for (String good : List.of(
                "vermilion kettle on tuesday",
                "xK9#mQ2$vL7!",
                "839201746582",
                "Пароль из трёх котов",
                "correct horse, battery, staple; but with mustard",
                "🦊🌧🎻🧦🚲🍋🪁🧊🎲🪴🧵🪞",
                "        a b c d e f g")) {
            assertThat(code(good)).as(good).isEmpty();
        }
    }

    @Test
    void lengthIsCountedInCharacters() {
        assertThat(code("xK9#mQ2$vL7")).contains("bad_length");
        assertThat(code("🦊🌧🎻🧦🚲🍋🪁🧊🎲🪴🧵")).contains("bad_length");
        assertThat(code("0123456789abcdefghijklmnopqrstuv".repeat(4) + "x")).contains("bad_length");
    }

    @Test
    void allWaysToWriteACharacterAreOne() {
        assertThat(PasswordRules.normal("cafe\u0301")).isEqualTo(PasswordRules.normal("caf\u00e9"));
    }

    private static Optional<String> code(String password) {
        return PasswordRules.flaw(password, "marketing@example.com").map(Flaw::code);
    }
}
