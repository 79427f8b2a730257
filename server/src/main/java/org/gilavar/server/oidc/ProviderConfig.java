package org.gilavar.server.oidc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.gilavar.client.tls.Certificates;
import org.gilavar.client.tls.ClientTls;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;

/**
 * A party's own OpenID provider, as the party describes it to this server. Immutable.
 *
 * <p>Such a file has {@code issuer} and {@code clientId}, and may have
 *
 * <pre>
 *   postClaim         the claim of the ID token that names the post, a text; gilavar_post when absent
 *   acrValues         list: how a person must have proved itself there; any way when absent
 *   clientSecretFile  a file with the client's secret, in one line
 *   clientKeyFile     or: a file with the client's private key, PEM; with neither it is a public client, with PKCE alone
 *   authorityFile     a file with the authorities of its TLS certificate, PEM; those of the platform when absent
 * </pre>
 *
 * <p>Names of files are beside that file.
 */
public final class ProviderConfig {

    /** The claim that names the post where the file names none. */
    public static final String DEFAULT_POST_CLAIM = "gilavar_post";

    /** What a file may hold; some hundred bytes are usual. */
    private static final int MAX_FILE_BYTES = 16 * 1024;

    private record File(
            String issuer,
            String clientId,
            Optional<String> postClaim,
            Optional<List<String>> acrValues,
            Optional<String> clientSecretFile,
            Optional<String> clientKeyFile,
            Optional<String> authorityFile) {}

    private final String issuer;
    private final String clientId;
    private final ClientProof proof;
    private final String postClaim;
    private final Set<String> acrValues;
    private final Optional<SSLContext> tls;

    private ProviderConfig(File file, ClientProof proof, Optional<SSLContext> tls) {
        this.issuer = file.issuer();
        this.clientId = file.clientId();
        this.proof = proof;
        this.postClaim = file.postClaim().orElse(DEFAULT_POST_CLAIM);
        this.acrValues = Set.copyOf(file.acrValues().orElse(List.of()));
        this.tls = tls;
    }

    /**
     * Reads a file.
     *
     * @throws UnusableProviderException naming the file, the field and the reason
     */
    public static ProviderConfig read(Path path) {
        File file;
        try {
            file = Json.read(bytes(path), File.class);
        } catch (MalformedException e) {
            throw new UnusableProviderException(path + ": " + (e.field().isEmpty() ? "" : e.field() + ": ") + e.reason()
                    + "; docs/sign-in.md says what stands in it");
        }
        if (!Issuers.isOne(file.issuer())) {
            throw new UnusableProviderException(
                    path + ": issuer: expected https://… without query or fragment, or http on "
                            + "this machine, found " + file.issuer());
        }
        if (file.clientId().isBlank()) {
            throw new UnusableProviderException(path
                    + ": clientId: expected the name under which the provider knows this " + "server, found nothing");
        }
        if (file.clientSecretFile().isPresent() && file.clientKeyFile().isPresent()) {
            throw new UnusableProviderException(path + ": clientKeyFile: a client has a secret or a key, not both");
        }
        return new ProviderConfig(
                file, proof(path, file), file.authorityFile().map(a -> trusting(path.resolveSibling(a))));
    }

    private static ClientProof proof(Path path, File file) {
        if (file.clientSecretFile().isPresent()) {
            Path secret = path.resolveSibling(file.clientSecretFile().get());
            return new ClientProof.Secret(text(secret).strip());
        }
        if (file.clientKeyFile().isPresent()) {
            Path key = path.resolveSibling(file.clientKeyFile().get());
            try {
                return new ClientProof.Key(SigningKey.ofPem(text(key)));
            } catch (RefusedKeyException e) {
                throw new UnusableProviderException(key + " is no private key in PEM, Ed25519 or P-256: " + e.reason());
            }
        }
        return new ClientProof.Nothing();
    }

    private static SSLContext trusting(Path authorities) {
        try {
            SSLContext context = SSLContext.getInstance(ClientTls.PROTOCOL);
            TrustManager trust = Certificates.trusting(Certificates.read(bytes(authorities)));
            context.init(null, new TrustManager[] {trust}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new UnusableProviderException(
                    authorities + " cannot be read as authorities' certificates: " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new UnusableProviderException(file + " has more than " + MAX_FILE_BYTES + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnusableProviderException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Who it is, exactly as its tokens must say it. */
    String issuer() {
        return issuer;
    }

    String clientId() {
        return clientId;
    }

    ClientProof proof() {
        return proof;
    }

    String postClaim() {
        return postClaim;
    }

    /** How a person must have proved itself there; empty for any way. */
    Set<String> acrValues() {
        return acrValues;
    }

    /** With what its TLS is judged; empty for the platform's way. */
    Optional<SSLContext> tls() {
        return tls;
    }
}
