package org.gilavar.cli;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where clients wait while there is no server to talk to. */
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private boolean open = true;

    void open() {
        set(true);
    }

    void close() {
        set(false);
    }

    private void set(boolean to) {
        lock.lock();
        try {
            open = to;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void pass() throws InterruptedException {
        lock.lock();
        try {
            while (!open) {
                opened.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
