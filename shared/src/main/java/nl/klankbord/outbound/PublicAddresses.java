package nl.klankbord.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Which addresses are of the public internet. Whoever lets others say where to post must not be sent to what
/// only it can reach: itself, its network, its cloud's metadata (OWASP, server-side request forgery).
///
/// By IANA's registries of special-purpose addresses, IPv4 and IPv6 (RFC 6890). What is not known to be public
/// is not.
final class PublicAddresses {

    /// Each a network and how many of its bits count.
    private static final int[][] NOT_PUBLIC_V4 = {
        {0, 0, 0, 0, 8}, // this network
        {10, 0, 0, 0, 8}, // private
        {100, 64, 0, 0, 10}, // shared by customers of a provider
        {127, 0, 0, 0, 8}, // this machine
        {169, 254, 0, 0, 16}, // this link, and the cloud's metadata
        {172, 16, 0, 0, 12}, // private
        {192, 0, 0, 0, 24}, // for protocols
        {192, 0, 2, 0, 24}, // for documentation
        {192, 31, 196, 0, 24}, // AS112
        {192, 52, 193, 0, 24}, // AMT
        {192, 88, 99, 0, 24}, // 6to4 relays
        {192, 168, 0, 0, 16}, // private
        {192, 175, 48, 0, 24}, // AS112
        {198, 18, 0, 0, 15}, // for benchmarks
        {198, 51, 100, 0, 24}, // for documentation
        {203, 0, 113, 0, 24}, // for documentation
        {224, 0, 0, 0, 3} // multicast, reserved, broadcast
    };

    /// Of 2000::/3, which is all that is given out (RFC 4291 §2.4), these are not machines on the internet.
    private static final int[][] NOT_PUBLIC_V6 = {
        {0x20, 0x01, 0x00, 0x00, 23}, // for protocols, Teredo and ORCHID among them
        {0x20, 0x01, 0x0d, 0xb8, 32}, // for documentation
        {0x20, 0x02, 0x00, 0x00, 16}, // 6to4: holds an IPv4 address, which may be any
        {0x3f, 0xff, 0x00, 0x00, 20} // for documentation
    };

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return !isIn(NOT_PUBLIC_V4, bytes);
        }
        return (bytes[0] & 0xe0) == 0x20 && !isIn(NOT_PUBLIC_V6, bytes);
    }

    private static boolean isIn(int[][] networks, byte[] address) {
        for (int[] network : networks) {
            if (isIn(network, address)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(int[] network, byte[] address) {
        int bits = network[4];
        for (int i = 0; i * 8 < bits; i++) {
            int mask = bits - i * 8 >= 8 ? 0xff : 0xff << (8 - (bits - i * 8)) & 0xff;
            if ((address[i] & mask) != (network[i] & mask)) {
                return false;
            }
        }
        return true;
    }
}
