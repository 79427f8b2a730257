package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gilavar.formats.Fault;
import org.gilavar.formats.NamedVolumes;
import org.gilavar.formats.VolumeReader;
import org.gilavar.formats.VolumeVisitor;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;

/** Reads volumes that somebody has pasted, as the command reads them from files. Nothing of it is kept. */
final class VolumeRoutes {

    /** Of each, volumes and faults: more than anybody looks through in a form. */
    private static final int MOST = 100;

    /** What the text is called where a fault says its place; it is told without that. */
    private static final String NO_FILE = "";

    private final Callers callers;

    VolumeRoutes(Callers callers) {
        this.callers = callers;
    }

    void read(ServerRequest request, ServerResponse response) {
        callers.reader(request);
        byte[] text = pasted(Requests.body(request)).text().getBytes(StandardCharsets.UTF_8);
        Collected collected = new Collected();
        try {
            new VolumeReader(collected).read(NO_FILE, new ByteArrayInputStream(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of bytes that are in memory
        }
        Answers.json(
                response,
                Endpoint.VOLUMES.status(),
                new Endpoint.ReadVolumes(collected.items, collected.faults, collected.whole));
    }

    private static Endpoint.Pasted pasted(byte[] body) {
        try {
            return Json.read(body, Endpoint.Pasted.class);
        } catch (MalformedException e) {
            throw Problem.malformed(e.field(), e.reason());
        }
    }

    private static final class Collected implements VolumeVisitor {

        private final List<Endpoint.ReadVolume> items = new ArrayList<>();
        private final List<Endpoint.ReadFault> faults = new ArrayList<>();
        private boolean whole = true;

        @Override
        public void take(NamedVolumes record) {
            record.volumes().forEach(volume -> add(items, new Endpoint.ReadVolume(record.id(), volume)));
        }

        @Override
        public void refuse(Fault fault) {
            add(faults, new Endpoint.ReadFault(fault.place().line(), fault.field(), fault.reason()));
        }

        private <T> void add(List<T> to, T one) {
            if (to.size() < MOST) {
                to.add(one);
            } else {
                whole = false;
            }
        }
    }
}
