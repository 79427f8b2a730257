package org.gilavar.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Odd keys that others collected (C2SP/CCTV, {@code ed25519/cctv.json}), where somebody has them. */
final class PublicKeys {
    private PublicKeys() {}

    /** Each key once, for the one target that reads keys as texts. */
    static Map<String, byte[]> of(Target target) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        Optional<Path> file = Home.vectors()
                .map(folder -> folder.resolve("ed25519/cctv.json"))
                .filter(Files::isRegularFile);
        if (target.name().equals(KeyTargets.TEXT) && file.isPresent()) {
            for (JsonNode vector : JsonMapper.shared().readTree(Home.read(file.get()))) {
                String hex = vector.path("key").asString();
                byte[] text = Base64.getEncoder()
                        .encodeToString(HexFormat.of().parseHex(hex))
                        .getBytes(UTF_8);
                keys.putIfAbsent("cctv-" + hex, text);
            }
        }
        return keys;
    }
}
