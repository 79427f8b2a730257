package org.gilavar.server.http;

/** Ends a request with a problem. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final boolean endsConnection;

    ProblemException(Problem problem) {
        this(problem, false);
    }

    private ProblemException(Problem problem, boolean endsConnection) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.endsConnection = endsConnection;
    }

    /** The same, after which nothing more is heard over the connection. */
    ProblemException endingConnection() {
        return new ProblemException(problem, true);
    }

    boolean endsConnection() {
        return endsConnection;
    }

    Problem problem() {
        return problem;
    }
}
