package org.gilavar.server.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is signed of an HTTP message (RFC 9421 §2): named parts of it, in an order, and how they are signed.
 *
 * @param components in the order in which they are signed
 * @param parameters in the form of RFC 8941, each after a semicolon, such as {@code ;created=1618884473;keyid="a"}
 */
record SignatureBase(List<Component> components, String parameters) {

    /**
     * A part of a message.
     *
     * @param name of a field in lower case, or of what a request says in its first line, after an {@code @}
     * @param value as it is sent, without white space around it
     */
    record Component(String name, String value) {
        Component {
            if (name.contains("\"") || value.contains("\n")) {
                throw new IllegalArgumentException("cannot be signed as one line: " + name);
            }
        }
    }

    SignatureBase {
        components = List.copyOf(components);
        if (components.stream().map(Component::name).distinct().count() < components.size()) {
            throw new IllegalArgumentException("expected each component once (RFC 9421 §2.5), found " + components);
        }
    }

    /** The value of {@code Signature-Input}, and the last line of what is signed. */
    String input() {
        return components.stream().map(c -> "\"" + c.name() + "\"").collect(Collectors.joining(" ", "(", ")"))
                + parameters;
    }

    /** What is signed. */
    String text() {
        List<String> lines = new ArrayList<>();
        components.forEach(c -> lines.add("\"" + c.name() + "\": " + c.value()));
        lines.add("\"@signature-params\": " + input());
        return String.join("\n", lines);
    }
}
