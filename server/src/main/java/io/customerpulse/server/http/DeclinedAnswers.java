package io.customerpulse.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Tells a caller why a request was declined, as RFC 9457 says.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class DeclinedAnswers {

    @ExceptionHandler(Declined.class)
    ResponseEntity<Map<String, Object>> declined(Declined why) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", why.code().replace('_', ' '));
        problem.put("status", why.status());
        problem.put("code", why.code());
        problem.put("detail", why.detail());
        return ResponseEntity.status(why.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
