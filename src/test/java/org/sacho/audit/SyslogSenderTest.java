package org.sacho.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Collectors on the loopback interface: what they are sent, and what happens when there is none.
@Timeout(60)
class SyslogSenderTest {

    /// RFC 5424 section 6: priority, version, time, no host, application, no process, message id, no structured data.
    private static final Pattern MESSAGE = Pattern.compile(
            "<109>1 [0-9-]{10}T[0-9:.]{8,12}Z - sacho - CHECKPOINT - size=([0-9]+) note=([A-Za-z0-9+/=]+)");

    @TempDir
    Path folder;

    private AuditLog open(String collector) throws AuditDamagedException {
        var copies = new Copies(Optional.empty(), Optional.of(Collector.parse(collector)));
        return AuditLog.open(Logs.opening(folder, Logs.SMALL, Medium.DISK, copies));
    }

    @Test
    void checkpoints_overUdp_arriveOneByOne() throws Exception {
        try (var collector = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            try (var log = open("udp://127.0.0.1:" + collector.getLocalPort())) {
                assertThat(received(collector).size()).isZero();
                log.append(Logs.reads(0, 3));
                var signed = log.checkpoint();
                assertThat(received(collector)).isEqualTo(signed);
                log.append(Logs.reads(3, 4));
            }
            assertThat(received(collector).size()).isEqualTo(4);
        }
    }

    @Test
    void checkpoints_overTcp_arriveWithTheirLength() throws Exception {
        try (var collector = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var log = open("tcp://127.0.0.1:" + collector.getLocalPort())) {
            assertThat(received(collector).size()).isZero();
            log.append(Logs.reads(0, 3));
            var signed = log.checkpoint();
            assertThat(received(collector)).isEqualTo(signed);
        }
    }

    /// The log goes on; that nobody received its checkpoints is in it, once, and so is that somebody does again.
    @Test
    void collector_thatIsGoneAndComesBack_isOnRecordAndMissesNothing() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (var log = open("tcp://127.0.0.1:" + port)) {
            awaitRecords(log, Outcome.FAILED);
            log.append(Logs.reads(0, 3));
            log.checkpoint();
            try (var collector = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
                var last = log.checkpoint();
                var arrived = received(collector);
                assertThat(arrived.size()).isZero();
                while (!arrived.equals(last)) {
                    arrived = received(collector);
                }
                awaitRecords(log, Outcome.DONE);
            }
            assertThat(log.find(AuditQuery.oldest(99).doing(Action.CHECKPOINT_COPIED)))
                    .extracting(entry -> entry.event().outcome())
                    .containsExactly(Outcome.FAILED, Outcome.DONE);
        }
        assertThat(Logs.verify(folder)).isInstanceOf(Verification.Intact.class);
    }

    /// What nobody came for is kept, but not without end: the latest 64, in their order.
    @Test
    void checkpoints_thatCouldNotBeSent_areTheLatest64() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setReceiveBufferSize(1 << 20);
            var reports = new ArrayList<Boolean>();
            var sender = new SyslogSender(Collector.parse("udp://127.0.0.1:" + socket.getLocalPort()), reports::add);
            for (int size = 0; size < 70; size++) {
                var statement = new Checkpoint.Statement(size, Hash.ofNothing(), Logs.NOW, List.of());
                sender.send(Checkpoint.sign(Logs.keys().verifier(), Logs.keys().checkpoint(), statement));
            }
            sender.start();
            for (int size = 6; size < 70; size++) {
                assertThat(received(socket).size()).isEqualTo(size);
            }
            sender.finish();
            assertThat(reports).isEmpty();
        }
    }

    /// The log goes on, and says that nobody hears it.
    @Test
    void host_thatIsUnknown_isAFailureOnRecord() throws Exception {
        try (var log = open("udp://no-such-host.invalid:514")) {
            awaitRecords(log, Outcome.FAILED);
            assertThat(log.find(AuditQuery.oldest(9)).getFirst().event())
                    .isEqualTo(AuditEvent.of(Action.CHECKPOINT_COPIED, new Actor.Server(), "", Outcome.FAILED)
                            .with(Detail.STATE, "COLLECTOR"));
        }
    }

    private static void awaitRecords(AuditLog log, Outcome outcome) {
        var wanted = AuditQuery.oldest(9).doing(Action.CHECKPOINT_COPIED).ending(outcome);
        while (log.find(wanted).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host:514",
                "udp://host",
                "udp://host:0",
                "udp://host:65536",
                "udp://host:x",
                "http://host:514",
                "unix:/dev/log",
                "udp://ho st:514",
                "udp://host:514/x"
            })
    void address_thatIsNone_isRefused(String address) {
        assertThatThrownBy(() -> Collector.parse(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"udp://siem.example:514", "tcp://127.0.0.1:6514", "udp://[::1]:514", "udp://h:1", "tcp://h:65535"
            })
    void address_ofACollector_isReadBack(String address) {
        assertThat(Collector.parse(address)).hasToString(address);
    }

    private static Checkpoint received(DatagramSocket collector) throws IOException {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        collector.receive(packet);
        return checkpoint(new String(packet.getData(), 0, packet.getLength(), UTF_8));
    }

    private static Checkpoint received(ServerSocket collector) throws IOException {
        try (var connection = collector.accept();
                var in = connection.getInputStream()) {
            var message = new String(in.readNBytes(length(in)), UTF_8);
            assertThat(in.read()).isEqualTo(-1);
            return checkpoint(message);
        }
    }

    private static int length(InputStream in) throws IOException {
        var digits = new StringBuilder();
        for (int c = in.read(); c != ' '; c = in.read()) {
            digits.append((char) c);
        }
        return Integer.parseInt(digits.toString());
    }

    private static Checkpoint checkpoint(String message) {
        var matcher = MESSAGE.matcher(message);
        assertThat(matcher.matches()).as(message).isTrue();
        var note = new String(Base64.getDecoder().decode(matcher.group(2)), UTF_8);
        var checkpoint = Checkpoint.parse(note, Logs.keys().verifier()).orElseThrow();
        assertThat(matcher.group(1)).isEqualTo(Long.toString(checkpoint.size()));
        return checkpoint;
    }
}
