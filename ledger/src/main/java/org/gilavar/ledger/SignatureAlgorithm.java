package org.gilavar.ledger;

/** What a key signs with. Two, and no third may come in by a name in somebody's message: the key itself says which. */
public enum SignatureAlgorithm {
    /** RFC 8032: the default of keys in files. Its text form has no prefix, as journals have held it from the first. */
    ED25519("Ed25519", ""),

    /** ECDSA on P-256 with SHA-256 (FIPS 186-5; RFC 7518 §3.4): what tokens, PIV cards and passkeys can do. */
    ES256("ES256", "es256:");

    private final String title;
    private final String prefix;

    SignatureAlgorithm(String title, String prefix) {
        this.title = title;
        this.prefix = prefix;
    }

    /** The algorithm's name as its standard writes it. */
    public String title() {
        return title;
    }

    /** What the text form of a key begins with. */
    String prefix() {
        return prefix;
    }
}
