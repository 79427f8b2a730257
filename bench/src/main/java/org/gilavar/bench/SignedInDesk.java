package org.gilavar.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A party's desk with a session, over whose certificate any number of connections can be made. */
record SignedInDesk(String party, SSLContext context, int port, String token) {

    /** Both parties', in the order of {@link Arena#PARTIES}. */
    static List<SignedInDesk> of(ArenaFolder folder, int port) throws IOException {
        List<SignedInDesk> desks = new ArrayList<>();
        for (String party : Arena.PARTIES) {
            SSLContext context = folder.context(party, port);
            try (WireClient client = new WireClient(context, port)) {
                desks.add(new SignedInDesk(party, context, port, client.session(party)));
            }
        }
        return desks;
    }

    WireClient connect() throws IOException {
        return new WireClient(context, port);
    }

    /** Connects from another address of this machine, as a desk elsewhere would: what one address may have is limited. */
    WireClient connect(InetAddress from) throws IOException {
        return new WireClient(context, port, from);
    }
}
