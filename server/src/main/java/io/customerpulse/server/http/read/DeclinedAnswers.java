package io.customerpulse.server.http.read;

import io.customerpulse.server.http.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Tells a caller why a request was declined.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class DeclinedAnswers {

    @ExceptionHandler(Declined.class)
    ResponseEntity<Object> declined(HttpServletRequest request, Declined why) {
        return Problems.answer(request, why.problem());
    }
}
