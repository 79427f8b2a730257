package org.gilavar.cli.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.security.auth.login.FailedLoginException;
import org.gilavar.ledger.Passphrase;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.TokenException;
import org.gilavar.ledger.VerifyingKey;

/**
 * A token that has been logged in to, by way of Java's SunPKCS11 provider.
 *
 * <p>The provider sees a private key only where a certificate with the same CKA_ID is beside it: cards have one, and
 * {@link #generate} makes one. Signatures are asked for over the SHA-256 of the message (CKM_ECDSA), which every token
 * with ES256 can do.
 */
final class Pkcs11 {

    private static final String PROVIDER = "SunPKCS11";

    /** A key made here can sign and nothing else, stays when the session ends, and never comes out. */
    private static final String ATTRIBUTES = """
            attributes(generate, CKO_PRIVATE_KEY, CKK_EC) = {
              CKA_TOKEN = true
              CKA_SIGN = true
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_DERIVE = false
              CKA_DECRYPT = false
              CKA_UNWRAP = false
            }
            """;

    private final TokenUri uri;
    private final Provider provider;
    private final KeyStore store;

    private Pkcs11(TokenUri uri, Provider provider, KeyStore store) {
        this.uri = uri;
        this.provider = provider;
        this.store = store;
    }

    /**
     * Logs in, with one try: a token counts wrong PINs and locks itself.
     *
     * @throws UnusableKeyException if the token is not there or not unique, or does not take the PIN
     */
    static Pkcs11 logIn(TokenUri uri, Passphrase pin) {
        Provider template = Security.getProvider(PROVIDER);
        if (template == null) {
            throw new UnusableKeyException("this Java has no provider " + PROVIDER + " (module jdk.crypto.cryptoki)");
        }
        char[] chars = pin.chars();
        try {
            Provider provider = template.configure(
                    "--name = gilavar\nlibrary = \"" + uri.module() + "\"\nslot = " + slot(uri) + "\n" + ATTRIBUTES);
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, chars);
            return new Pkcs11(uri, provider, store);
        } catch (IOException e) {
            throw notLoggedIn(e);
        } catch (GeneralSecurityException | ProviderException | IllegalArgumentException e) {
            throw failed("cannot be opened", e);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    private static UnusableKeyException notLoggedIn(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailedLoginException) {
                return new UnusableKeyException(
                        "the token does not take this PIN. It was tried once: after a few wrong "
                                + "ones a token locks itself",
                        e);
            }
        }
        return failed("does not let us log in", e);
    }

    private static long slot(TokenUri uri) {
        if (uri.slot().isPresent() && uri.token().isEmpty()) {
            return uri.slot().getAsLong();
        }
        List<TokenSlots.Found> there = TokenSlots.in(uri.module());
        List<TokenSlots.Found> fit = there.stream()
                .filter(found ->
                        found.attributes().entrySet().containsAll(uri.token().entrySet()))
                .filter(found -> uri.slot().isEmpty() || uri.slot().getAsLong() == found.slot())
                .toList();
        if (fit.size() != 1) {
            throw new UnusableKeyException("expected one token that fits " + uri.token() + ", found " + fit.size()
                    + "; those there are called "
                    + there.stream()
                            .map(found -> found.attributes().get("token"))
                            .toList());
        }
        return fit.getFirst().slot();
    }

    /**
     * The key that the URI names, or the only one.
     *
     * @throws UnusableKeyException if there is none or more than one, or it is no key on P-256
     */
    SigningKey find() {
        try {
            List<String> names = names();
            List<String> fit = names.stream()
                    .filter(name -> uri.object().isEmpty()
                            || isCalled(name, uri.object().get()))
                    .toList();
            if (fit.size() != 1) {
                throw new UnusableKeyException("expected one key "
                        + uri.object()
                                .map(object -> "called \"" + object + "\" ")
                                .orElse("")
                        + "in the token, found " + fit.size()
                        + "; those with a certificate, without which Java does not "
                        + "see them, are called " + names);
            }
            String name = fit.getFirst();
            Certificate certificate = store.getCertificate(name);
            if (!(store.getKey(name, null) instanceof PrivateKey secret) || certificate == null) {
                throw new UnusableKeyException("\"" + name + "\" in the token is no private key with a certificate");
            }
            return key(certificate.getPublicKey().getEncoded(), secret);
        } catch (GeneralSecurityException | ProviderException e) {
            throw failed("does not give the key", e);
        }
    }

    /**
     * Makes a key on P-256 in the token, and a certificate beside it.
     *
     * @throws UnusableKeyException if there is one of that name, or the token cannot
     */
    SigningKey generate(String name) {
        try {
            if (names().stream().anyMatch(other -> isCalled(other, name))) {
                throw new UnusableKeyException(
                        "the token has a key called \"" + name + "\" already; keys are never overwritten");
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            SigningKey key = key(pair.getPublic().getEncoded(), pair.getPrivate());
            Certificate certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(key.certificate()));
            store.setKeyEntry(name, pair.getPrivate(), null, new Certificate[] {certificate});
            return key;
        } catch (GeneralSecurityException | ProviderException e) {
            throw failed("does not make a key", e);
        }
    }

    private List<String> names() throws GeneralSecurityException {
        List<String> names = new ArrayList<>();
        for (String name : Collections.list(store.aliases())) {
            if (store.isKeyEntry(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Where two certificates have one label, the provider tells them apart as label/issuer/serial. */
    private static boolean isCalled(String name, String label) {
        return name.equals(label) || name.startsWith(label + "/");
    }

    private SigningKey key(byte[] publicKey, PrivateKey secret) {
        try {
            return SigningKey.inToken(
                    VerifyingKey.ofSubjectPublicKeyInfo(publicKey), message -> signature(secret, message));
        } catch (RefusedKeyException e) {
            throw new UnusableKeyException("the key in the token cannot be used: " + e.reason(), e);
        }
    }

    /** One at a time: a token is one device. */
    private synchronized byte[] signature(PrivateKey secret, byte[] message) {
        try {
            Signature signer = Signature.getInstance("NONEwithECDSAinP1363Format", provider);
            signer.initSign(secret);
            signer.update(MessageDigest.getInstance("SHA-256").digest(message));
            return signer.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw new TokenException("the token does not sign: " + root(e), e);
        }
    }

    private static UnusableKeyException failed(String what, Exception e) {
        return new UnusableKeyException("the token " + what + ": " + root(e), e);
    }

    /** PKCS#11's own word for it is the innermost. */
    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
