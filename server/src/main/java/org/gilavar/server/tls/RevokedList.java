package org.gilavar.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * The certificates that a party's authorities have revoked before their time (CRL, RFC 5280 §5), from a file of one whole list or
 * several. When that changes it is read again, within a second.
 *
 * <p>A certificate that has once been on it stays revoked for as long as the server runs, whatever an older or a broken file says; and
 * where the file cannot be read, or is out of date, what it said stays in force, with a line in the log: a line between parties must not
 * be cut because somebody forgot a file. Thread-safe.
 */
final class RevokedList {

    private static final System.Logger LOG = System.getLogger(RevokedList.class.getName());

    /** So often somebody looks whether the file has changed. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Largest file: some hundred thousand certificates. */
    private static final long MAX_BYTES = 8 << 20;

    /** A list of what has changed since another; what it leaves out is not free. */
    private static final String DELTA = "2.5.29.27";

    /** A list of some certificates, or of some reasons, or of other authorities' certificates. */
    private static final String PARTIAL = "2.5.29.28";

    /** The file as it was when it was read. */
    private record Stamp(FileTime modified, long size) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(found.lastModifiedTime(), found.size());
        }
    }

    private record Revoked(X500Principal issuer, BigInteger serial) {}

    private final Path file;
    private final List<X509Certificate> authorities;
    private final ReentrantLock looking = new ReentrantLock();
    private final Set<Revoked> revoked = ConcurrentHashMap.newKeySet();

    private volatile long looked = System.nanoTime();
    private Stamp seen;
    private Instant goodUntil = Instant.MAX;
    private String said = "";

    /**
     * Reads a list.
     *
     * @param authorities of the party, of which one must have signed it
     * @throws UnusableTlsException naming the file and the reason
     */
    RevokedList(Path file, Collection<X509Certificate> authorities) {
        this.file = file;
        this.authorities = List.copyOf(authorities);
        try {
            this.seen = Stamp.of(file);
            read();
        } catch (IOException | GeneralSecurityException e) {
            throw new UnusableTlsException(file + " is no list of revoked certificates: " + e.getMessage(), e);
        }
    }

    /** Whether one of these certificates of the party is on it. Its authorities themselves cannot be. */
    boolean has(X509Certificate[] chain) {
        lookAgain();
        return Stream.of(chain)
                .filter(certificate -> !authorities.contains(certificate))
                .anyMatch(certificate -> revoked.contains(
                        new Revoked(certificate.getIssuerX500Principal(), certificate.getSerialNumber())));
    }

    private void lookAgain() {
        if (System.nanoTime() - looked < LOOK.toNanos() || !looking.tryLock()) {
            return; // another one looks just now
        }
        try {
            looked = System.nanoTime();
            Stamp now = Stamp.of(file);
            if (!now.equals(seen)) {
                read();
                seen = now;
                said = "";
                LOG.log(System.Logger.Level.INFO, "read again: " + file);
            }
            if (goodUntil.isBefore(Instant.now())) {
                warn("is out of date since " + goodUntil
                        + "; it holds until there is a newer one. Ask the authority for it");
            }
        } catch (IOException | GeneralSecurityException e) {
            warn("cannot be read again, so what it said before stays in force: " + e);
        } finally {
            looking.unlock();
        }
    }

    /** Once, until something else is the matter. */
    private void warn(String what) {
        if (!what.equals(said)) {
            said = what;
            LOG.log(System.Logger.Level.WARNING, file + " " + what);
        }
    }

    private void read() throws IOException, GeneralSecurityException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it has more than " + MAX_BYTES + " bytes");
        }
        Collection<? extends CRL> lists = CertificateFactory.getInstance("X.509")
                .generateCRLs(new ByteArrayInputStream(Files.readAllBytes(file)));
        if (lists.isEmpty()) {
            throw new IOException("there is none in it");
        }
        Set<Revoked> read = new HashSet<>();
        Instant end = Instant.MAX;
        for (CRL one : lists) {
            X509CRL list = (X509CRL) one;
            mustBeWhole(list);
            if (list.getNextUpdate() != null && list.getNextUpdate().toInstant().isBefore(end)) {
                end = list.getNextUpdate().toInstant();
            }
            Set<? extends X509CRLEntry> entries = list.getRevokedCertificates();
            for (X509CRLEntry entry : entries == null ? Set.<X509CRLEntry>of() : entries) {
                if (entry.getCertificateIssuer() != null || entry.hasUnsupportedCriticalExtension()) {
                    throw new IOException(
                            "it speaks of certificates that another has issued, or of one in a way that is not known");
                }
                read.add(new Revoked(list.getIssuerX500Principal(), entry.getSerialNumber()));
            }
        }
        goodUntil = end;
        revoked.addAll(read);
    }

    private void mustBeWhole(X509CRL list) throws IOException {
        if (list.getExtensionValue(DELTA) != null
                || list.getExtensionValue(PARTIAL) != null
                || list.hasUnsupportedCriticalExtension()) {
            throw new IOException("it is a list of a part only, or says something that must be understood and is not");
        }
        if (authorities.stream().noneMatch(authority -> hasSigned(authority, list))) {
            throw new IOException("none of the party's authorities has signed it; it says it is of "
                    + list.getIssuerX500Principal().getName());
        }
    }

    private static boolean hasSigned(X509Certificate authority, X509CRL list) {
        if (!authority.getSubjectX500Principal().equals(list.getIssuerX500Principal())) {
            return false;
        }
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
