package org.gilavar.simulate.check;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The root of RFC 6962 over leaves, as they come: the roots of full subtrees, by height, as in a binary number. */
final class Tree {

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Subtree(int height, byte[] root) {}

    private final List<Subtree> subtrees = new ArrayList<>();

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(byte[] leafData) {
        Subtree last = new Subtree(0, sha256(new byte[] {0}, leafData));
        while (!subtrees.isEmpty() && subtrees.getLast().height() == last.height()) {
            Subtree left = subtrees.removeLast();
            last = new Subtree(left.height() + 1, sha256(new byte[] {1}, left.root(), last.root()));
        }
        subtrees.add(last);
    }

    byte[] root() {
        byte[] root = subtrees.isEmpty() ? sha256() : subtrees.getLast().root();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = sha256(new byte[] {1}, subtrees.get(i).root(), root);
        }
        return root;
    }

    String rootBase64() {
        return Base64.getEncoder().encodeToString(root());
    }
}
