package org.sacho.audit;

import java.util.regex.Pattern;

/// The address of a syslog collector: `udp://host:port` or `tcp://host:port`.
public record Collector(Transport transport, String host, int port) {

    /// How messages travel.
    public enum Transport {
        /// One datagram each (RFC 5426). Nobody learns that one was lost.
        UDP,
        /// One after the other, each with its length before it (RFC 6587 section 3.4.1).
        TCP
    }

    private static final Pattern FORM =
            Pattern.compile("(udp|tcp)://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\]):([0-9]{1,5})");
    private static final int LARGEST_PORT = 65_535;

    public Collector {
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("a port is 1 to " + LARGEST_PORT);
        }
    }

    /// Reads what `toString` writes.
    ///
    /// @throws IllegalArgumentException if this is no such address
    public static Collector parse(String address) {
        var matcher = FORM.matcher(address);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a collector is udp://HOST:PORT or tcp://HOST:PORT");
        }
        return new Collector(
                matcher.group(1).equals("udp") ? Transport.UDP : Transport.TCP,
                matcher.group(2),
                Integer.parseInt(matcher.group(3)));
    }

    @Override
    public String toString() {
        return (transport == Transport.UDP ? "udp://" : "tcp://") + host + ":" + port;
    }
}
