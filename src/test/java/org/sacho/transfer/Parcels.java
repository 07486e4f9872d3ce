package org.sacho.transfer;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.sacho.crypto.Bytes;
import org.sacho.guard.ContentDigest;
import org.sacho.guard.GuardSigner;
import org.sacho.guard.GuardVerifier;
import org.sacho.guard.LetOut;
import org.sacho.label.Label;
import org.sacho.meeting.ContentJson;
import org.sacho.minutes.Item;
import org.sacho.minutes.ReleasedMinutes;
import org.sacho.policy.EnclaveId;
import org.sacho.policy.ExchangeSpec;
import org.sacho.policy.Packs;
import org.sacho.policy.PolicySnapshot;

/// Packages as the high side of the exercise would send them, signed with the keys of RFC 8032, section 7.1.
final class Parcels {

    static final PolicySnapshot HIGH = Packs.exercise();
    static final ContentJson JSON = new ContentJson(HIGH.lattice());
    static final EnclaveId OPEN = new EnclaveId("open");
    static final Instant NOW = Instant.parse("2026-09-03T14:30:15.123Z");
    static final KeyPair KEYS = keys(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    static final KeyPair OTHER_KEYS = keys(
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    static final GuardVerifier GUARD = new GuardVerifier(KEYS.getPublic());

    private Parcels() {}

    private static KeyPair keys(String seed, String point) {
        try {
            var factory = KeyFactory.getInstance("Ed25519");
            PrivateKey secret = factory.generatePrivate(
                    new PKCS8EncodedKeySpec(HexFormat.of().parseHex("302e020100300506032b657004220420" + seed)));
            PublicKey open = factory.generatePublic(
                    new X509EncodedKeySpec(HexFormat.of().parseHex("302a300506032b6570032100" + point)));
            return new KeyPair(open, secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ReleasedMinutes minutes(String... remarks) {
        return minutes("EXERCISE", Label.of(HIGH.lattice().level("U")), remarks);
    }

    static ReleasedMinutes minutes(String policy, Label label, String... remarks) {
        var fields = new TreeMap<String, String>();
        fields.put("title", "EXERCISE range meeting");
        var items = new java.util.ArrayList<ReleasedMinutes.Entry>();
        for (var remark : remarks) {
            var id = Integer.toString(items.size() + 1);
            items.add(new ReleasedMinutes.Entry(id, Item.Kind.REMARK, "Chair", remark, label));
        }
        return new ReleasedMinutes(ReleasedMinutes.FORMAT, label, policy, fields, items, List.of());
    }

    /// The file as a sender with these keys makes it.
    static byte[] file(EnclaveId to, long sequence, Bytes previous, ReleasedMinutes minutes, KeyPair keys) {
        byte[] canonical = JSON.write(minutes);
        return file(
                to,
                sequence,
                previous,
                Binding.of(minutes.label(), exchange(), NOW, ContentDigest.of(canonical)),
                canonical,
                keys);
    }

    static byte[] file(EnclaveId to, long sequence, Bytes previous, Binding binding, byte[] canonical, KeyPair keys) {
        var parcel = new ReleasePackage(
                to, sequence, previous, Bytes.copyOf(BindingXml.write(binding)), Bytes.copyOf(canonical));
        return signed(parcel.body(), canonical, keys);
    }

    static byte[] signed(byte[] body, byte[] canonical, KeyPair keys) {
        var cleared = LetOut.at(HIGH.lattice().bottom(), canonical, "");
        byte[] signature = new GuardSigner(keys.getPrivate()).sign(cleared, body);
        byte[] file = Arrays.copyOf(body, body.length + signature.length);
        System.arraycopy(signature, 0, file, body.length, signature.length);
        return file;
    }

    static byte[] first(String... remarks) {
        return file(OPEN, 1, ReleasePackage.first(), minutes(remarks), KEYS);
    }

    static ExchangeSpec exchange() {
        return HIGH.exchange().orElseThrow();
    }
}
