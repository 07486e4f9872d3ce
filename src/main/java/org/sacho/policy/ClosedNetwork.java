package org.sacho.policy;

import java.net.Inet6Address;
import java.net.InetAddress;

/// Which addresses can be inside a closed network: this machine, and the ranges that nobody routes to the outside
/// (RFC 1918, RFC 4193).
///
/// Link-local addresses are left out: nothing that is meant to be found has one, and the services that hand
/// out the secrets of a cloud machine do.
public final class ClosedNetwork {

    private static final int UNIQUE_LOCAL = 0xFC;
    private static final int UNIQUE_LOCAL_BITS = 0xFE;

    private ClosedNetwork() {}

    public static boolean contains(InetAddress address) {
        return address.isLoopbackAddress()
                || (address instanceof Inet6Address
                        ? (address.getAddress()[0] & UNIQUE_LOCAL_BITS) == UNIQUE_LOCAL
                        : address.isSiteLocalAddress());
    }
}
