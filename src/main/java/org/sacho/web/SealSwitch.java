package org.sacho.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CountDownLatch;

/// The way from a security administrator's word to whoever runs the server. Once it is pulled no request gets
/// further than being told so; when the one that pulled it has been answered, the runner goes on.
public final class SealSwitch {

    private static final String MARK = SealSwitch.class.getName();

    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile boolean pulled;

    SealSwitch() {}

    /// Seals the server as soon as this request is answered.
    public void pull(HttpServletRequest request) {
        request.setAttribute(MARK, true);
        pulled = true;
    }

    boolean pulledBy(HttpServletRequest request) {
        return request.getAttribute(MARK) != null;
    }

    boolean pulled() {
        return pulled;
    }

    void release() {
        answered.countDown();
    }

    void await() throws InterruptedException {
        answered.await();
    }
}
