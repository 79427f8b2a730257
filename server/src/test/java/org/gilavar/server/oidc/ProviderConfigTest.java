package org.gilavar.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.gilavar.server.SignInConfig;
import org.gilavar.server.TestServer;
import org.gilavar.server.jose.MalformedJwtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a party may say of its provider, and where the provider may point. */
final class ProviderConfigTest {

    private static final String ISSUER = "https://provider.example/realm";

    @TempDir
    private Path folder;

    private ProviderConfig read(String json) throws IOException {
        Path file = folder.resolve("provider.json");
        Files.writeString(file, json);
        return ProviderConfig.read(file);
    }

    @Test
    void aFileNamesTheIssuerAndTheClientAndMayNameMore() throws IOException {
        ProviderConfig least = read("{\"issuer\":\"" + ISSUER + "\",\"clientId\":\"gilavar\"}");
        assertThat(least.issuer()).isEqualTo(ISSUER);
        assertThat(least.postClaim()).isEqualTo("gilavar_post");
        assertThat(least.acrValues()).isEmpty();
        assertThat(least.proof()).isInstanceOf(ClientProof.Nothing.class);

        Files.writeString(folder.resolve("secret"), "s3cret\n");
        ProviderConfig most =
                read("{\"issuer\":\"http://localhost:8490\",\"clientId\":\"gilavar\",\"postClaim\":\"desk\","
                        + "\"acrValues\":[\"card\"],\"clientSecretFile\":\"secret\"}");
        assertThat(most.postClaim()).isEqualTo("desk");
        assertThat(most.acrValues()).containsExactly("card");
        assertThat(most.proof()).isEqualTo(new ClientProof.Secret("s3cret"));
        assertThat(most.proof().toString()).doesNotContain("s3cret");

        Files.writeString(folder.resolve("key.pem"), TestServer.key("israel").toPem());
        assertThat(read("{\"issuer\":\"" + ISSUER + "\",\"clientId\":\"gilavar\",\"clientKeyFile\":\"key.pem\"}")
                        .proof())
                .isInstanceOf(ClientProof.Key.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; issuer",
                "{\"issuer\":\"https://a.example\",\"clientId\":\"\"}; clientId",
                "{\"issuer\":\"http://a.example\",\"clientId\":\"c\"}; issuer",
                "{\"issuer\":\"http://127.0.0.1.example\",\"clientId\":\"c\"}; issuer",
                "{\"issuer\":\"https://a.example?x\",\"clientId\":\"c\"}; issuer",
                "{\"issuer\":\"https://a.example#x\",\"clientId\":\"c\"}; issuer",
                "{\"issuer\":\"https://u@a.example\",\"clientId\":\"c\"}; issuer",
                "{\"issuer\":\"a.example\",\"clientId\":\"c\"}; issuer",
                "{\"issuer\":\"https://a.example\",\"clientId\":\"c\",\"secret\":\"x\"}; secret",
                "{\"issuer\":\"https://a.example\",\"clientId\":\"c\",\"clientId\":\"d\"}; clientId",
                "{\"issuer\":\"https://a.example\",\"clientId\":\"c\",\"clientSecretFile\":\"nowhere\"}; nowhere",
                "{\"issuer\":\"https://a.example\",\"clientId\":\"c\",\"clientKeyFile\":\"provider.json\"}; provider.json",
                "{\"issuer\":\"https://a.example\",\"clientId\":\"c\",\"authorityFile\":\"provider.json\"}; provider.json",
                "{\"issuer\":\"https://a.example\",\"clientId\":\"c\",\"clientSecretFile\":\"s\",\"clientKeyFile\":\"k\"}; clientKeyFile",
            })
    void aFileThatIsWrongIsSaidToBeAndWhere(String json, String word) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnusableProviderException.class)
                .hasMessageContaining(word);
    }

    private static byte[] metadata(String issuer, String authorization, String token, String keys) {
        return ("{\"issuer\":\"" + issuer + "\",\"authorization_endpoint\":\"" + authorization
                        + "\",\"token_endpoint\":\"" + token + "\",\"jwks_uri\":\"" + keys + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aProviderPointsToItsOwnAddressAlone() {
        String own = "https://provider.example/a";
        ProviderMetadata read =
                ProviderMetadata.parse(metadata(ISSUER, own, "https://Provider.example:443/t", own), ISSUER);
        assertThat(read.saysIssuer()).isFalse();
        for (String elsewhere : new String[] {
            "https://elsewhere.example/a",
            "http://provider.example/a",
            "https://provider.example:8443/a",
            "https://provider.example@elsewhere.example/a",
            "https://169.254.169.254/a",
            "file:///etc/passwd",
            "",
        }) {
            assertThatThrownBy(() -> ProviderMetadata.parse(metadata(ISSUER, elsewhere, own, own), ISSUER))
                    .as(elsewhere)
                    .isInstanceOf(MalformedJwtException.class);
            assertThatThrownBy(() -> ProviderMetadata.parse(metadata(ISSUER, own, elsewhere, own), ISSUER))
                    .isInstanceOf(MalformedJwtException.class);
            assertThatThrownBy(() -> ProviderMetadata.parse(metadata(ISSUER, own, own, elsewhere), ISSUER))
                    .isInstanceOf(MalformedJwtException.class);
        }
        assertThatThrownBy(() -> ProviderMetadata.parse(metadata(ISSUER + "/", own, own, own), ISSUER))
                .isInstanceOf(MalformedJwtException.class);
    }

    @Test
    void metadataAreWhereDiscoveryPutsThem() {
        assertThat(ProviderMetadata.addressOf(ISSUER)).isEqualTo(ISSUER + "/.well-known/openid-configuration");
        assertThat(ProviderMetadata.addressOf(ISSUER + "/")).isEqualTo(ISSUER + "/.well-known/openid-configuration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gilavar.example",
                "https://gilavar.example/",
                "https://gilavar.example/x",
                "https://gilavar.example?x",
                "https://u@gilavar.example",
                "gilavar.example"
            })
    void aPublicAddressIsOneAndNoMore(String address) {
        assertThatThrownBy(() -> new SignInConfig(Optional.of(URI.create(address)), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("public address");
    }
}
