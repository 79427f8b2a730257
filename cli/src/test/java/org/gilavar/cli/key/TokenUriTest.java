package org.gilavar.cli.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenUriTest {
    @TempDir
    private Path folder = Path.of("");

    private String module = "";

    @BeforeEach
    void aLibrary() throws IOException {
        module = Files.createFile(folder.resolve("lib.so")).toString();
    }

    private TokenUri parse(String text) {
        return TokenUri.parse(text.replace("MODULE", "module-path=" + module));
    }

    @Test
    void whatOtherProgramsWriteIsRead() {
        TokenUri uri = parse("pkcs11:model=SoftHSM%20v2;manufacturer=SoftHSM%20project;serial=7b01;"
                + "token=N%C3%B6bet%3B%201+1;object=t%C3%BCrkiye;type=private?MODULE");

        assertThat(uri.module()).hasToString(module);
        assertThat(uri.token())
                .isEqualTo(Map.of(
                        "model", "SoftHSM v2",
                        "manufacturer", "SoftHSM project",
                        "serial", "7b01",
                        "token", "Nöbet; 1+1"));
        assertThat(uri.object()).contains("türkiye");
        assertThat(uri.slot()).isEmpty();
    }

    @Test
    void theLeastIsALibrary() {
        TokenUri uri = parse("pkcs11:?MODULE");

        assertThat(uri.token()).isEmpty();
        assertThat(uri.object()).isEmpty();
        assertThat(parse("pkcs11:slot-id=1863834474?MODULE").slot()).hasValue(1_863_834_474L);
    }

    @ParameterizedTest
    @CsvSource({
        "pkcs11:token=a, the token's library is missing",
        "pkcs11:token=a?module-path=lib.so, absolute path",
        "pkcs11:token=a?module-path=/a/%22b, absolute path",
        "pkcs11:token=a?module-path=/a/%0Ab, absolute path",
        "pkcs11:token=a?module-path=/a/${user.home}, absolute path",
        "pkcs11:token=a?module-path=/nowhere/lib.so, there is no library /nowhere/lib.so",
        "pkcs11:token=a?pin-value=1234&MODULE, no PIN in an argument",
        "pkcs11:token=a?pin-source=/pin&MODULE, no PIN in an argument",
        "pkcs11:token=a?module-name=x&MODULE, module-name is not understood",
        "pkcs11:token=a;vendor=b?MODULE, vendor is not understood",
        "pkcs11:token=a;id=%01?MODULE, give object=LABEL in its place",
        "pkcs11:token=a;token=b?MODULE, token is given twice",
        "pkcs11:token=a;type=data?MODULE, type is one of",
        "pkcs11:slot-id=0x1?MODULE, slot-id is a number",
        "pkcs11:token?MODULE, expected name=value",
        "pkcs11:=a?MODULE, expected name=value",
        "pkcs11:token=a;?MODULE, expected name=value",
        "pkcs11:token=%4?MODULE, two hex digits",
        "pkcs11:token=%zz?MODULE, two hex digits",
        "PKCS11:token=a?MODULE, begins with pkcs11:"
    })
    void whatIsNotUnderstoodIsRefused(String text, String reason) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("1234");
    }

    @Test
    void aFileThatIsNoLibraryIsSaidToBeNone() {
        assertThatThrownBy(() -> TokenSlots.in(Path.of(module)))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessage(module + " cannot be loaded as a library");
    }
}
