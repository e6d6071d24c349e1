package nl.klankbord.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import nl.klankbord.webhook.Posting;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/// Posts over HTTPS to machines of the public internet, and to no other.
///
/// A name is resolved once, all its addresses are looked at, and the connection goes to one of these: what the
/// name leads to a moment later does not matter. No redirect is followed, no proxy of the environment asked,
/// nothing of the answer read but its status and `Retry-After`.
public final class GuardedPosting implements Posting {

    private static final Timeout TO_CONNECT = Timeout.ofSeconds(5);
    private static final Timeout TO_ANSWER = Timeout.ofSeconds(10);

    /// Whoever answers a byte at a time does not hold us longer than this.
    private static final Duration IN_ALL = Duration.ofSeconds(15);

    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("posting-timer").factory());

    private GuardedPosting(Predicate<InetAddress> isAllowed) {
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Guard(isAllowed))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(TO_CONNECT)
                                .setSocketTimeout(TO_ANSWER)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(TO_ANSWER)
                        .setConnectionRequestTimeout(TO_CONNECT)
                        .setRedirectsEnabled(false)
                        .build())
                // Each post by itself: a connection that is kept was checked for another.
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    public static GuardedPosting toPublicAddresses() {
        return new GuardedPosting(PublicAddresses::contain);
    }

    /// For the local machine alone: there a receiver is tried on this machine, too.
    public static GuardedPosting alsoToThisMachine() {
        return new GuardedPosting(address -> address.isLoopbackAddress() || PublicAddresses.contain(address));
    }

    @Override
    public Outcome post(URI url, Map<String, String> headers, byte[] body) {
        HttpPost post = new HttpPost(url);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        AtomicBoolean isTooLate = new AtomicBoolean();
        ScheduledFuture<?> end = timer.schedule(
                () -> {
                    isTooLate.set(true);
                    post.cancel();
                },
                IN_ALL.toMillis(),
                TimeUnit.MILLISECONDS);
        // Opened and closed: executing with a handler would read whatever else comes.
        try (ClassicHttpResponse response = client.executeOpen(null, post, null)) {
            return new Outcome.Answered(response.getCode(), retryAfter(response.getFirstHeader("retry-after")));
        } catch (NotAllowedException e) {
            return new Outcome.Failed("address");
        } catch (UnknownHostException e) {
            return new Outcome.Failed("name");
        } catch (SSLException e) {
            return new Outcome.Failed("tls");
        } catch (SocketTimeoutException e) {
            return new Outcome.Failed("timeout");
        } catch (IOException | IllegalStateException e) {
            return new Outcome.Failed(isTooLate.get() ? "timeout" : "connection");
        } finally {
            end.cancel(false);
        }
    }

    /// In seconds; a date (RFC 9110 §10.2.3) is rare and then not heeded. At most a day.
    private static Duration retryAfter(Header header) {
        return header != null && header.getValue() != null && header.getValue().matches("\\d{1,5}")
                ? Duration.ofSeconds(Math.min(Long.parseLong(header.getValue()), 86_400))
                : Duration.ZERO;
    }

    /// Leads to somewhere that nobody may be sent to.
    private static final class NotAllowedException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotAllowedException(String host) {
            super(host);
        }
    }

    private record Guard(Predicate<InetAddress> isAllowed) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            for (InetAddress address : addresses) {
                if (!isAllowed.test(address)) {
                    throw new NotAllowedException(host);
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
