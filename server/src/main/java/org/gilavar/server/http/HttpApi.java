package org.gilavar.server.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gilavar.phrase.PhraseBooks;
import org.gilavar.server.CannotListenException;
import org.gilavar.server.ServerConfig;
import org.gilavar.server.Writer;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.log.Logs;
import org.gilavar.server.oidc.PartySignIn;
import org.gilavar.server.session.ClientAssertions;
import org.gilavar.server.session.Sessions;
import org.gilavar.server.tls.ServerTls;
import org.gilavar.server.webhook.Webhooks;

/** The API over HTTP, listening. */
public final class HttpApi implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());

    /** Open streams and requests under way at once; one machine's worth of watch floors and integrations. */
    private static final int MAX_CONNECTIONS = 4_096;

    /** Longer than clients keep a connection for later; whoever connects and says nothing is gone after that. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** The server closes what is idle itself, and looks for it as often; only what trickles on is cut. */
    private static final Duration GRACE = IDLE.dividedBy(2);

    private final WebServer server;
    private final Connections connections;
    private final String host;
    private final boolean secret;

    private HttpApi(WebServer server, Connections connections, String host, boolean secret) {
        this.server = server;
        this.connections = connections;
        this.host = host;
        this.secret = secret;
    }

    /**
     * Starts to listen.
     *
     * @throws CannotListenException when it cannot
     */
    public static HttpApi start(
            ServerConfig config,
            Writer writer,
            Audiences audiences,
            Sessions sessions,
            PartySignIn signIns,
            Logs logs,
            Webhooks webhooks) {
        Wire wire = new Wire(config.tls(), config.clock());
        Callers callers = new Callers(sessions, wire, audiences);
        PhraseRoutes phrases = new PhraseRoutes(PhraseBooks.printed(), writer, audiences, callers);
        StatementRoutes statements = new StatementRoutes(writer, callers, logs, new Steps(Steps.STEP), phrases);
        RecordRoutes record = new RecordRoutes(logs, callers);
        SessionRoutes signIn = new SessionRoutes(writer, audiences, sessions, callers, wire);
        OwnAddress address = new OwnAddress(config);
        TokenRoutes tokens = new TokenRoutes(
                new ClientAssertions(audiences::validKey, sessions, config.clock()), sessions, address, wire);
        ProviderRoutes providers = new ProviderRoutes(signIns, sessions, audiences, address, wire);
        ReadRoutes reads = new ReadRoutes(writer, audiences, callers, logs);
        Connections connections = new Connections(config.limits(), IDLE.plus(GRACE), System::nanoTime);
        FeedRoute feed = new FeedRoute(writer, audiences, callers, connections, config.clock());
        WebhookRoutes hooks = new WebhookRoutes(webhooks, callers);
        ReconstructionRoutes reconstructions = new ReconstructionRoutes(writer, audiences, callers);
        byte[] openApi = OpenApi.document();
        ETag openApiTag = ETag.of(openApi);
        Map<Endpoint, Handler> handlers = Map.ofEntries(
                Map.entry(Endpoint.STATEMENTS, statements::take),
                Map.entry(Endpoint.CARRIED, statements::takeCarried),
                Map.entry(Endpoint.NOTICE_CHECK, new CheckRoutes(writer, audiences, callers)::check),
                Map.entry(Endpoint.VOLUMES, new VolumeRoutes(callers)::read),
                Map.entry(Endpoint.SESSIONS, signIn::open),
                Map.entry(Endpoint.END_SESSION, signIn::close),
                Map.entry(Endpoint.SIGN_IN_CODES, signIn::code),
                Map.entry(Endpoint.SIGN_IN, signIn::redeem),
                Map.entry(Endpoint.ME, reads::me),
                Map.entry(Endpoint.ITEMS, reads::items),
                Map.entry(Endpoint.FEED, feed::serve),
                Map.entry(Endpoint.HEALTH, reads::health),
                Map.entry(Endpoint.LEDGER, reads::ledger),
                Map.entry(Endpoint.STATISTICS, reads::statistics),
                Map.entry(Endpoint.CALENDAR, reads::calendar),
                Map.entry(Endpoint.MARK, reads::mark),
                Map.entry(Endpoint.RECORD, record::status),
                Map.entry(Endpoint.RECORD_HEAD, record::head),
                Map.entry(Endpoint.RECORD_ENTRIES, record::entries),
                Map.entry(Endpoint.RECORD_PROOF, record::proof),
                Map.entry(Endpoint.COSIGNATURES, record::cosigned),
                Map.entry(Endpoint.TOKEN, tokens::issue),
                Map.entry(Endpoint.TOKEN_METADATA, tokens::metadata),
                Map.entry(Endpoint.PROVIDERS, providers::list),
                Map.entry(Endpoint.WEBHOOK_KEYS, hooks::keys),
                Map.entry(Endpoint.WEBHOOKS, hooks::own),
                Map.entry(Endpoint.PHRASES, phrases::versions),
                Map.entry(Endpoint.PHRASE_BOOK, phrases::book),
                Map.entry(Endpoint.MESSAGE_WORDS, phrases::words),
                Map.entry(Endpoint.RECONSTRUCTION, reconstructions::own),
                Map.entry(Endpoint.INCIDENT_RECONSTRUCTION, reconstructions::ofIncident),
                Map.entry(Endpoint.OPENAPI, (q, r) -> Answers.open(q, r, Contract.JSON, openApi, openApiTag)),
                Map.entry(Endpoint.COLLECTION, reads::collection),
                Map.entry(Endpoint.ITEM, reads::item));

        HttpRouting.Builder routing = HttpRouting.builder();
        routing.addFilter((chain, request, response) -> {
            boolean welcome = connections.begin(request);
            SecurityHeaders.ALL.forEach(response::header);
            if (wire.isSecret() && !config.isOnLoopback()) {
                response.header(SecurityHeaders.ONLY_TLS);
            }
            try {
                wire.mustBeAdmitted(request);
                CrossSite.mustNotAsk(request, wire.isSecret());
                if (welcome) {
                    chain.proceed();
                } else {
                    turnAway(response);
                }
            } finally {
                connections.end(request);
            }
        });
        providers.addTo(routing);
        for (Endpoint endpoint : Endpoint.values()) {
            Handler handler = Gate.before(endpoint, Objects.requireNonNull(handlers.get(endpoint), endpoint::path));
            switch (endpoint.method()) {
                case GET -> routing.get(endpoint.path(), handler);
                case POST -> routing.post(endpoint.path(), handler);
                case DELETE -> routing.delete(endpoint.path(), handler);
            }
        }
        record.addTilesTo(routing);
        new PublicPage(audiences).addTo(routing);
        new Assets().addTo(routing);
        routing.any((request, response) -> Answers.problem(response, Problem.notFound()));
        addErrors(routing);

        WebServer server = WebServer.builder()
                .host(config.host())
                .port(config.port())
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(5))
                .maxPayloadSize(Requests.MAX_HEARD_OUT)
                .maxTcpConnections(MAX_CONNECTIONS)
                // Else the end of an answer waits some 40 ms for the other end to confirm the beginning.
                .connectionOptions(new WatchedSockets(
                        SocketOptions.builder().tcpNoDelay(true).build(), connections))
                // Else whoever turns on all loggers has what was sent, codes and all, in them as octets.
                .protocolsDiscoverServices(false) // with another beside it, what is no HTTP at all would have no answer
                .addProtocol(Http1Config.builder()
                        .log(log -> log.receiveLog(false).sendLog(false))
                        .build())
                .directHandlers(EarlyFaults.handlers())
                .tls(tls(config))
                .useNio(true) // the other way it makes sockets takes no notice of what TLS is to be like
                .idleConnectionTimeout(IDLE)
                .idleConnectionPeriod(IDLE.dividedBy(4))
                .routing(routing)
                .build()
                .start();
        if (server.port() <= 0) { // it only logs that it could not
            server.stop();
            connections.close();
            throw new CannotListenException(config.host(), config.port());
        }
        return new HttpApi(server, connections, config.host(), config.tls().isPresent());
    }

    private static Tls tls(ServerConfig config) {
        return config.tls()
                .map(tls -> Tls.builder()
                        .sslContext(tls.context())
                        .enabledProtocols(List.of(ServerTls.PROTOCOL))
                        .clientAuth(tls.asksForCertificates() ? TlsClientAuth.REQUIRED : TlsClientAuth.NONE)
                        .build())
                .orElseGet(() -> Tls.builder().enabled(false).build());
    }

    private static void turnAway(ServerResponse response) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        Answers.problem(
                response,
                Problem.of(
                        429,
                        "too-many-connections",
                        "There are too many connections from your address",
                        "close some first, and use each for more than one request"));
    }

    private static void addErrors(HttpRouting.Builder routing) {
        routing.error(ProblemException.class, (request, response, e) -> {
            if (e.endsConnection()) {
                response.header(HeaderValues.CONNECTION_CLOSE);
            }
            Answers.problem(response, e.problem());
        });
        routing.error(
                HttpException.class,
                (request, response, e) -> Answers.problem(response, EarlyFaults.inWords(e.status())));
        routing.error(Throwable.class, (request, response, e) -> {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "unexpected fault at " + request.path().rawPath(),
                    e);
            Answers.problem(response, Problem.internal());
        });
    }

    /** Where it listens. */
    public String address() {
        return (secret ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
    }

    @Override
    public void close() {
        server.stop();
        connections.close();
    }
}
