package org.gilavar.mechanism;

/** Carries a refusal from the depth of a rule to {@link Mechanism#decide}, where it becomes a value. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal.Code code, String field, String reason) {
        super(reason, null, false, false);
        this.refusal = new Refusal(code, field, reason);
    }

    Refusal refusal() {
        return refusal;
    }
}
