package org.gilavar.cli.scenario;

import java.io.IOException;

/** What to do when a connection is lost: mend it, so that the same call can be made again; or give up by throwing. */
@FunctionalInterface
public interface Recovery {

    void recover(IOException lost) throws InterruptedException;

    /** Makes a call until it is answered. */
    default <T> T insist(Call<T> call) throws InterruptedException {
        while (true) {
            try {
                return call.make();
            } catch (IOException e) {
                recover(e);
            }
        }
    }

    /** A call over the network. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws IOException, InterruptedException;
    }
}
