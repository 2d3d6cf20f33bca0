package io.customerpulse.server.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.server.access.Scope;
import io.customerpulse.server.http.access.Doors.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorsTest {

    private static final Door LIST = Door.scoped("GET", "/api/v1/keys", Scope.ADMIN);
    private static final Door MAKE = Door.scoped("POST", "/api/v1/keys", Scope.ADMIN);
    private static final Door ONE = Door.scoped("GET", "/api/v1/keys/{id}", Scope.ADMIN);
    private static final Door FILES = Door.open("GET", "/assets/**");
    private static final Door START = Door.open("GET", "/");
    private static final Door IMPORT = Door.open("POST", "/v1/import/");

    private final Doors doors = new Doors(List.of(LIST, MAKE, ONE, FILES, START, IMPORT));

    @Test
    void anAddressIsFoundByItsSegments() {
        assertThat(doors.find("GET", "/api/v1/keys")).isEqualTo(new Found.At(LIST));
        assertThat(doors.find("HEAD", "/api/v1/keys")).isEqualTo(new Found.At(LIST));
        assertThat(doors.find("GET", "/api/v1/keys/key_1")).isEqualTo(new Found.At(ONE));
        assertThat(doors.find("GET", "/api/v1/keys/a%20b%3Bc")).isEqualTo(new Found.At(ONE));
        assertThat(doors.find("GET", "/assets")).isEqualTo(new Found.At(FILES));
        assertThat(doors.find("GET", "/assets/a/b.js")).isEqualTo(new Found.At(FILES));
        assertThat(doors.find("GET", "/")).isEqualTo(new Found.At(START));
        assertThat(doors.find("POST", "/v1/import/")).isEqualTo(new Found.At(IMPORT));
    }

    @Test
    void whatIsNotInTheTableDoesNotExist() {
        for (String path : List.of(
                "/api/v1/keys/",
                "/api/v1/keys/a/b",
                "/api/v1",
                "/api/v1/Keys",
                "/api/v1/%6Beys",
                "/v1/import",
                "/assetsx",
                "/api/v1/keys.json",
                "/error",
                "/actuator/env")) {
            assertThat(doors.find("GET", path)).as(path).isEqualTo(new Found.Nothing());
        }
    }

    @Test
    void otherMethodsAreNamed() {
        assertThat(doors.find("DELETE", "/api/v1/keys")).isEqualTo(new Found.ForOthers(List.of("GET", "HEAD", "POST")));
        assertThat(doors.find("get", "/api/v1/keys")).isInstanceOf(Found.ForOthers.class);
    }

    @Test
    void whatTwoReadersMayReadDifferentlyIsInvalid() {
        for (String path : List.of(
                "/api/v1/keys;a=b",
                "/api//v1/keys",
                "//api/v1/keys",
                "/api/v1/x/../keys",
                "/api/./v1/keys",
                "/api/v1/keys/..",
                "/api/v1/keys%2fkey_1",
                "/api/v1/keys%2F..",
                "/api/v1/%2e%2e/keys",
                "/api/v1/keys%5ckey_1",
                "/api\\v1\\keys",
                "/api/v1/keys%00",
                "/api/v1/keys%0d%0aX",
                "",
                "api",
                "http://x/api/v1/keys")) {
            assertThat(doors.find("GET", path)).as(path).isEqualTo(new Found.Ambiguous());
        }
    }

    @Test
    void noTwoDoorsAreTheSame() {
        assertThatThrownBy(() -> new Doors(List.of(ONE, Door.open("GET", "/api/v1/keys/{key}"))))
                .hasMessageContaining("two doors");
        assertThatThrownBy(() -> Door.open("GET", "api")).hasMessageContaining("slash");
        assertThatThrownBy(() -> Door.open("GET", "/a/**/b")).hasMessageContaining("end");
    }
}
