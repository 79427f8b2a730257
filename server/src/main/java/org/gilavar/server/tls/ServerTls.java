package org.gilavar.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.gilavar.client.tls.Certificates;
import org.gilavar.client.tls.ClientTls;

/**
 * What a server shows of itself on the wire, and whom it lets on it. Where parties have authorities, nobody gets as far as a
 * request without a certificate that one of them has issued. TLS 1.3 (RFC 8446) and nothing older. Immutable, thread-safe.
 */
public final class ServerTls {

    /** The one version that is spoken. */
    public static final String PROTOCOL = ClientTls.PROTOCOL;

    private final SSLContext context;
    private final PartyAuthorities parties;

    private ServerTls(SSLContext context, PartyAuthorities parties) {
        this.context = context;
        this.parties = parties;
    }

    /**
     * Reads a server's key and the authorities of the parties.
     *
     * @param own PKCS#12 with the server's one private key and its certificates
     * @param passphrase of that file
     * @param authorities of each party files of certificates, PEM or DER
     * @throws UnusableTlsException naming the file and the reason
     */
    public static ServerTls read(Path own, char[] passphrase, Map<String, List<Path>> authorities) {
        return read(own, passphrase, authorities, Map.of());
    }

    /**
     * The same, with certificates that are not valid any more.
     *
     * @param revoked of each party that has any the lists (CRL, RFC 5280 §5) that its authorities have signed, PEM or DER; they are read
     *     again within a second when they change
     */
    public static ServerTls read(
            Path own, char[] passphrase, Map<String, List<Path>> authorities, Map<String, List<Path>> revoked) {
        Map<String, Collection<X509Certificate>> read = new TreeMap<>();
        authorities.forEach((party, files) -> read.put(
                party,
                files.stream().flatMap(file -> certificates(file).stream()).toList()));
        return of(keys(own, passphrase), passphrase, read, revoked);
    }

    /**
     * A server's key and the authorities of the parties.
     *
     * @param own with one private key
     * @throws UnusableTlsException if they cannot be used
     */
    public static ServerTls of(
            KeyStore own, char[] passphrase, Map<String, ? extends Collection<X509Certificate>> authorities) {
        return of(own, passphrase, authorities, Map.of());
    }

    /**
     * The same, with certificates that are not valid any more.
     *
     * @param revoked as for {@link #read}
     */
    public static ServerTls of(
            KeyStore own,
            char[] passphrase,
            Map<String, ? extends Collection<X509Certificate>> authorities,
            Map<String, List<Path>> revoked) {
        PartyAuthorities parties = PartyAuthorities.of(authorities, lists(authorities, revoked));
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(ClientTls.KEEPING_KEYS);
            keys.init(own, passphrase);
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(keys.getKeyManagers(), new TrustManager[] {parties}, new SecureRandom());
            return new ServerTls(context, parties);
        } catch (GeneralSecurityException e) {
            throw new UnusableTlsException("the server's key cannot be used: " + e.getMessage(), e);
        }
    }

    private static Map<String, List<RevokedList>> lists(
            Map<String, ? extends Collection<X509Certificate>> authorities, Map<String, List<Path>> revoked) {
        Map<String, List<RevokedList>> lists = new TreeMap<>();
        revoked.forEach((party, files) -> {
            Collection<X509Certificate> own = authorities.get(party);
            if (own == null) {
                throw new UnusableTlsException(party + " has a list of revoked certificates and no authority");
            }
            lists.put(
                    party,
                    files.stream().map(file -> new RevokedList(file, own)).toList());
        });
        return lists;
    }

    private static KeyStore keys(Path file, char[] passphrase) {
        KeyStore keys;
        try (InputStream in = Files.newInputStream(file)) {
            keys = KeyStore.getInstance("PKCS12");
            keys.load(in, passphrase);
        } catch (IOException | GeneralSecurityException e) {
            throw new UnusableTlsException(
                    file + " cannot be opened as PKCS#12: " + e.getMessage() + " (or the passphrase is another)", e);
        }
        mustHaveOneKey(file, keys);
        return keys;
    }

    private static void mustHaveOneKey(Path file, KeyStore keys) {
        int found = 0;
        try {
            for (Enumeration<String> aliases = keys.aliases(); aliases.hasMoreElements(); ) {
                found += keys.isKeyEntry(aliases.nextElement()) ? 1 : 0;
            }
        } catch (GeneralSecurityException e) {
            throw new UnusableTlsException(file + ": " + e.getMessage(), e);
        }
        if (found != 1) {
            throw new UnusableTlsException(file + ": expected one private key with its certificates, found " + found);
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> read = Certificates.read(Files.readAllBytes(file));
            if (read.isEmpty()) {
                throw new UnusableTlsException(file + " has no certificate in it");
            }
            return read;
        } catch (IOException | CertificateException e) {
            throw new UnusableTlsException(file + " cannot be read as certificates: " + e.getMessage(), e);
        }
    }

    /** For whoever listens. */
    public SSLContext context() {
        return context;
    }

    /** Whether nobody gets on the wire without a certificate of a party. */
    public boolean asksForCertificates() {
        return !parties.isEmpty();
    }

    /** Whether a certificate that was let in has been revoked since. */
    public boolean isRevoked(X509Certificate[] chain) {
        return parties.isRevoked(chain);
    }

    /** The party whose authority has issued a certificate, which comes first in its chain. */
    public Optional<String> partyOf(X509Certificate[] chain) {
        return parties.partyOf(chain);
    }
}
