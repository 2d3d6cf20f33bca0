package io.customerpulse.server.http;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// Turns whatever a controller throws into a problem. What is no fault of the caller goes to the log, without
/// the messages of exceptions, which may hold a person's data.
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class LastResort {

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);
    private static final int CAUSES_MAX = 8;

    /// A body that is no JSON.
    @ExceptionHandler(HttpMessageNotReadableException.class)
    public ResponseEntity<Object> unreadable(HttpServletRequest request) {
        return Problems.answer(request, Problems.INVALID_JSON);
    }

    /// Anything else.
    @ExceptionHandler(Exception.class)
    public ResponseEntity<Object> any(HttpServletRequest request, Exception thrown) {
        if (thrown instanceof ErrorResponse response) {
            return Problems.answer(
                    request, Problems.ofStatus(response.getStatusCode().value()));
        }
        if (hasLeft(thrown)) {
            tellOfLeaving(request);
            // Nobody reads it; it has no body, so that none is written.
            return ResponseEntity.internalServerError().build();
        }
        LOG.error("{} failed: {}", Requests.id(request), told(thrown));
        return Problems.answer(request, Problems.INTERNAL);
    }

    /// Whether something was thrown because the client has closed the connection: then it is nobody's fault.
    public static boolean hasLeft(Throwable thrown) {
        int causes = 0;
        for (Throwable each = thrown; each != null && causes < CAUSES_MAX; each = each.getCause(), causes++) {
            if (each instanceof ClientAbortException || each instanceof AsyncRequestNotUsableException) return true;
        }
        return false;
    }

    /// Notes that a client has gone before its answer was whole.
    public static void tellOfLeaving(HttpServletRequest request) {
        LOG.info("{} was left by its client before the answer was whole", Requests.id(request));
    }

    /// Where something was thrown and by what it was caused, without any message.
    public static String told(Throwable thrown) {
        StringBuilder told = new StringBuilder();
        int causes = 0;
        for (Throwable each = thrown; each != null && causes < CAUSES_MAX; each = each.getCause(), causes++) {
            told.append(causes == 0 ? "" : " caused by ").append(each.getClass().getName());
            StackTraceElement[] frames = each.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, 12); i++)
                told.append(" at ").append(frames[i]);
        }
        return told.toString();
    }
}
