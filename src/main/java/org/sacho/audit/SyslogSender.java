package org.sacho.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Base64;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/// Sends each checkpoint to a syslog collector (RFC 5424) from a thread of its own, so that a collector which is slow
/// or gone holds up nobody.
///
/// A message holds the note in base64 and its size, and nothing else: no host name, no content. What could not be
/// sent is tried again with the next checkpoint, the latest 64 of them; the log records when sending begins to fail
/// and when it works again. That a datagram was lost on its way is not noticed.
final class SyslogSender {

    private static final int KEPT = 64;
    private static final int TIMEOUT_MILLIS = 5_000;
    /// Facility 13, log audit, and severity 5, notice.
    private static final int PRIORITY = 13 * 8 + 5;

    private final Collector collector;
    private final ConcurrentLinkedDeque<Checkpoint> waiting = new ConcurrentLinkedDeque<>();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private boolean works = true;
    private volatile boolean over;

    /// Is told when sending begins to fail, and when it works again.
    @FunctionalInterface
    interface Report {
        void changed(boolean works);
    }

    SyslogSender(Collector collector, Report report) {
        this.collector = collector;
        this.thread = Thread.ofPlatform().name("audit-syslog").daemon().unstarted(() -> work(report));
    }

    void start() {
        thread.start();
    }

    /// Returns at once.
    void send(Checkpoint checkpoint) {
        waiting.addLast(checkpoint);
        while (waiting.size() > KEPT) {
            waiting.pollFirst();
        }
        news.release();
    }

    private void work(Report report) {
        try {
            while (!over) {
                news.acquire();
                news.drainPermits();
                boolean sent = sendWaiting();
                if (sent != works) {
                    works = sent;
                    report.changed(sent);
                }
            }
        } catch (InterruptedException | AuditUnavailableException _) {
            // The log has closed or failed: it will sign nothing more.
        }
    }

    private boolean sendWaiting() {
        for (var next = waiting.peekFirst(); next != null; next = waiting.peekFirst()) {
            if (!sent(next)) {
                return false;
            }
            waiting.remove(next);
        }
        return true;
    }

    /// Gives the last checkpoint a few seconds to get away.
    void finish() {
        over = true;
        news.release();
        try {
            thread.join(TIMEOUT_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sent(Checkpoint checkpoint) {
        try {
            byte[] message = message(checkpoint).getBytes(UTF_8);
            switch (collector.transport()) {
                case UDP -> datagram(message);
                case TCP -> stream(message);
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    static String message(Checkpoint checkpoint) {
        var note = Base64.getEncoder().encodeToString(checkpoint.note().getBytes(UTF_8));
        return "<" + PRIORITY + ">1 " + checkpoint.at() + " - sacho - CHECKPOINT - size=" + checkpoint.size() + " "
                + Witness.NOTE + note;
    }

    private void datagram(byte[] message) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, address()));
        }
    }

    private void stream(byte[] message) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address(), TIMEOUT_MILLIS);
            var out = socket.getOutputStream();
            out.write((message.length + " ").getBytes(US_ASCII));
            out.write(message);
            out.flush();
        }
    }

    private InetSocketAddress address() throws UnknownHostException {
        var address = new InetSocketAddress(collector.host(), collector.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException();
        }
        return address;
    }
}
