package io.customerpulse.server.source.webhook.fetch;

import io.customerpulse.server.source.webhook.proof.Certificates;
import io.customerpulse.server.source.webhook.proof.Confirmations;
import io.customerpulse.server.source.webhook.proof.SnsAddress;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Amazon's notification service, as far as we ask it: for its certificates, and to confirm a subscription. No address
/// but its own is ever called, whoever asks; see [SnsAddress].
///
/// A certificate is fetched once. What cannot be had is asked for again with the next message, few at a time, so that
/// made-up messages cannot keep the server busy.
public final class SnsClient implements Certificates, Confirmations {

    /// Most certificates remembered. Amazon has a few for each region.
    private static final int REMEMBERED_MAX = 32;

    private static final int AT_ONCE_MAX = 2;

    private final Fetch fetch;
    private final Map<URI, X509Certificate> remembered = new ConcurrentHashMap<>();
    private final Semaphore free = new Semaphore(AT_ONCE_MAX);

    public SnsClient(Fetch fetch) {
        this.fetch = fetch;
    }

    @Override
    public Optional<X509Certificate> at(URI address) {
        X509Certificate known = remembered.get(address);
        if (known != null) return Optional.of(known);
        Optional<X509Certificate> fetched =
                SnsAddress.certificate(address.toString()).flatMap(this::get).flatMap(SnsClient::certificate);
        if (remembered.size() < REMEMBERED_MAX) fetched.ifPresent(found -> remembered.put(address, found));
        return fetched;
    }

    @Override
    public boolean confirm(URI address) {
        return SnsAddress.confirmation(address.toString()).flatMap(this::get).isPresent();
    }

    private Optional<String> get(URI address) {
        if (!free.tryAcquire()) return Optional.empty();
        try {
            return fetch.get(address);
        } finally {
            free.release();
        }
    }

    private static Optional<X509Certificate> certificate(String pem) {
        try {
            byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes))
                            instanceof X509Certificate found
                    ? Optional.of(found)
                    : Optional.empty();
        } catch (CertificateException noCertificate) {
            return Optional.empty();
        }
    }
}
