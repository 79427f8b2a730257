package org.gilavar.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The certificates that an authority has revoked before their time (CRL, RFC 5280 §5), from a file. When that changes it is read
 * again, within a second. Where it cannot be, or is out of date, what it said last stays in force, with a line in the log: a line
 * between parties must not be cut because somebody forgot a file. Thread-safe.
 */
final class RevokedList {

    private static final System.Logger LOG = System.getLogger(RevokedList.class.getName());

    /** So often somebody looks whether the file has changed. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Largest file: some hundred thousand certificates. */
    private static final long MAX_BYTES = 8 << 20;

    /** The file as it was when it was read, or could not be. */
    private record Stamp(FileTime modified, long size) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(found.lastModifiedTime(), found.size());
        }
    }

    private final Path file;
    private final List<X509Certificate> authorities;
    private final ReentrantLock looking = new ReentrantLock();

    private volatile X509CRL list;
    private volatile long looked;
    private Stamp seen;

    /**
     * Reads a list.
     *
     * @param authorities of the party, of which one must have signed it
     * @throws UnusableTlsException naming the file and the reason
     */
    RevokedList(Path file, Collection<X509Certificate> authorities) {
        this.file = file;
        this.authorities = List.copyOf(authorities);
        this.looked = System.nanoTime();
        try {
            this.seen = Stamp.of(file);
            this.list = read();
        } catch (IOException | GeneralSecurityException e) {
            throw new UnusableTlsException(file + " is no list of revoked certificates: " + e.getMessage(), e);
        }
    }

    /** Whether one of these certificates is on it. */
    boolean has(X509Certificate[] chain) {
        lookAgain();
        X509CRL now = list;
        return Stream.of(chain).anyMatch(now::isRevoked);
    }

    private void lookAgain() {
        if (System.nanoTime() - looked < LOOK.toNanos() || !looking.tryLock()) {
            return; // another one looks just now
        }
        try {
            looked = System.nanoTime();
            Stamp now = Stamp.of(file);
            if (!now.equals(seen)) {
                seen = now;
                list = read();
                LOG.log(System.Logger.Level.INFO, "read again: " + file);
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    file + " cannot be read again, so what it said before stays in force: " + e.getMessage());
        } finally {
            looking.unlock();
        }
    }

    private X509CRL read() throws IOException, GeneralSecurityException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it has more than " + MAX_BYTES + " bytes");
        }
        X509CRL read = (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(Files.readAllBytes(file)));
        if (read.hasUnsupportedCriticalExtension()) {
            throw new IOException("it is a list of a part only, or says something that must be understood and is not");
        }
        if (authorities.stream().noneMatch(authority -> hasSigned(authority, read))) {
            throw new IOException("none of the party's authorities has signed it; it says it is of "
                    + read.getIssuerX500Principal().getName());
        }
        if (read.getNextUpdate() != null && read.getNextUpdate().toInstant().isBefore(Instant.now())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    file + " is out of date since " + read.getNextUpdate().toInstant()
                            + "; it holds until there is a newer one. Ask the authority for it");
        }
        return read;
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
