package io.customerpulse.server.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.error.ErrorPageRegistry;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The page of errors that reach nobody else: a problem instead of the container's own page.
@RestController
public final class ErrorProblems implements ErrorController, ErrorPageRegistrar {

    private static final String PATH = "/error";

    @Override
    public void registerErrorPages(ErrorPageRegistry pages) {
        pages.addErrorPages(new ErrorPage(PATH));
    }

    /// Answers for whatever status the container has given up with.
    @RequestMapping(PATH)
    public ResponseEntity<Object> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return Problems.answer(
                request, Problems.ofStatus(status instanceof Integer known && known >= 400 ? known : 404));
    }
}
