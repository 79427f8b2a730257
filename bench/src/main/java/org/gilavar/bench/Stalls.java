package org.gilavar.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** The longest time the collector stopped everything since this was opened: a stall no index can help. */
final class Stalls implements AutoCloseable {
    private final long openedMillis = ManagementFactory.getRuntimeMXBean().getUptime();
    private final AtomicLong longestMillis = new AtomicLong();
    private final NotificationListener listener = (notification, handback) -> {
        var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        // G1 and ZGC tell of what they do beside others too; news of earlier pauses may come late
        if (!info.getGcName().matches(".*(Concurrent|Cycles).*")
                && info.getGcInfo().getStartTime() >= this.openedMillis) {
            longestMillis.accumulateAndGet(info.getGcInfo().getDuration(), Math::max);
        }
    };
    private final List<NotificationEmitter> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(NotificationEmitter.class::cast)
            .toList();

    Stalls() {
        collectors.forEach(collector -> collector.addNotificationListener(listener, null, null));
    }

    long longestMillis() {
        return longestMillis.get();
    }

    @Override
    public void close() {
        for (var collector : collectors) {
            try {
                collector.removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("expected the listener added when opened", e);
            }
        }
    }
}
