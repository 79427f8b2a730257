package org.gilavar.mechanism;

/** Carries a refusal from the depth of a rule to {@link Mechanism#decide}, where it becomes a value. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal.Code code, String field, String reason) {
        this(new Refusal(code, field, reason));
    }

    RefusedException(Refusal refusal) {
        super(refusal.reason(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
