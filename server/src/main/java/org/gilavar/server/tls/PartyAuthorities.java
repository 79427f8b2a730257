package org.gilavar.server.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.gilavar.client.tls.Certificates;

/**
 * The authority of each party: a certificate is a party's when that party's own authority has issued it, whatever name
 * stands in it. So no party's authority can speak for another. Checked as the platform checks client certificates (RFC
 * 5280 paths, validity, extended key usage). Immutable, thread-safe.
 */
final class PartyAuthorities extends X509ExtendedTrustManager {

    private static final System.Logger LOG = System.getLogger(PartyAuthorities.class.getName());

    private final SortedMap<String, X509TrustManager> parties;
    private final Map<String, List<RevokedList>> revoked;

    private PartyAuthorities(SortedMap<String, X509TrustManager> parties, Map<String, List<RevokedList>> revoked) {
        this.parties = parties;
        this.revoked = revoked;
    }

    /**
     * @param authorities each party's, by its name; a party may have several, no two parties the same
     * @param revoked what they have revoked, by the party's name
     * @throws UnusableTlsException if two have, or one has issued the other's, or one has none that is valid
     */
    static PartyAuthorities of(
            Map<String, ? extends Collection<X509Certificate>> authorities, Map<String, List<RevokedList>> revoked) {
        authorities.forEach((party, own) -> authorities.forEach((other, issued) -> {
            if (!party.equals(other)) {
                mustNotHaveIssued(party, own, other, issued);
            }
        }));
        SortedMap<String, X509TrustManager> parties = new TreeMap<>();
        Map<PublicKey, String> owners = new HashMap<>();
        new TreeMap<>(authorities).forEach((party, certificates) -> {
            for (X509Certificate certificate : certificates) {
                String owner = owners.putIfAbsent(certificate.getPublicKey(), party);
                if (owner != null && !owner.equals(party)) {
                    throw new UnusableTlsException(
                            party + " and " + owner + " have one authority: whose a certificate is could not be told");
                }
            }
            parties.put(party, managerOf(party, certificates));
        });
        return new PartyAuthorities(parties, Map.copyOf(revoked));
    }

    /** Else the machines of the one would be the other's as well. */
    private static void mustNotHaveIssued(
            String party, Collection<X509Certificate> own, String other, Collection<X509Certificate> issued) {
        for (X509Certificate above : own) {
            for (X509Certificate below : issued) {
                if (Certificates.hasIssued(above, below)) {
                    throw new UnusableTlsException("the authority of " + other + " is issued by that of " + party
                            + ", which could so speak for " + other + "'s machines");
                }
            }
        }
    }

    private static X509TrustManager managerOf(String party, Collection<X509Certificate> certificates) {
        if (certificates.isEmpty()) {
            throw new UnusableTlsException(party + " has no authority");
        }
        for (X509Certificate certificate : certificates) {
            if (certificate.getBasicConstraints() < 0) {
                throw new UnusableTlsException("the certificate of "
                        + certificate.getSubjectX500Principal().getName() + " for " + party
                        + " is not one of an authority (no CA in its basic constraints)");
            }
            mustBeValidNow(party, certificate);
        }
        try {
            return Certificates.trusting(certificates);
        } catch (GeneralSecurityException e) {
            throw new UnusableTlsException("the authority of " + party + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static void mustBeValidNow(String party, X509Certificate certificate) {
        try {
            certificate.checkValidity();
        } catch (CertificateException e) {
            throw new UnusableTlsException(
                    "the authority of " + party + ", "
                            + certificate.getSubjectX500Principal().getName() + ", is not valid now: " + e.getMessage(),
                    e);
        }
    }

    /** Whether no party has an authority: then nobody is asked for a certificate. */
    boolean isEmpty() {
        return parties.isEmpty();
    }

    /** The one party whose authority has issued a certificate, and not revoked it since. */
    Optional<String> partyOf(X509Certificate[] chain) {
        List<String> owners = parties.entrySet().stream()
                .filter(party -> isOf(party.getValue(), chain))
                .map(Map.Entry::getKey)
                .filter(party -> !isRevoked(party, chain))
                .toList();
        return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
    }

    /** Whether a certificate that was let in has been revoked since, by the authority of its own party and by no other. */
    boolean isRevoked(X509Certificate[] chain) {
        return revoked.keySet().stream()
                .filter(party -> isRevoked(party, chain))
                .anyMatch(party -> Optional.ofNullable(parties.get(party))
                        .filter(manager -> isOf(manager, chain))
                        .isPresent());
    }

    private boolean isRevoked(String party, X509Certificate[] chain) {
        return revoked.getOrDefault(party, List.of()).stream().anyMatch(list -> list.has(chain));
    }

    private static boolean isOf(X509TrustManager manager, X509Certificate[] chain) {
        if (chain[0].getBasicConstraints() >= 0) {
            return false; // an authority issues certificates, and connects with none of its own
        }
        try {
            manager.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private void mustBeOfOneParty(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0 || partyOf(chain).isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    () -> "not let in: " + (chain.length == 0 ? "no certificate" : chain[0].getSubjectX500Principal()));
            throw new CertificateException("no party's authority has issued it, or it is not valid any more");
        }
    }

    /** None is named: a server that names them tells anybody who knocks who its parties are. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        mustBeOfOneParty(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        mustBeOfOneParty(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        mustBeOfOneParty(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is no client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is no client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is no client");
    }
}
