package fr.maillage.security;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each page of the webapps a nonce of its own. The engine keeps the nonce of its content security policy in the
 * servlet context, which all requests share: any request that comes between the header and the page made the browser
 * refuse the page's scripts, and Tasklist stayed at its spinner.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebappPageNonce extends OncePerRequestFilter {

    static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/app/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new OwnNonce(request), response);
    }

    private static final class OwnNonce extends HttpServletRequestWrapper {

        private final ServletContext context;

        OwnNonce(HttpServletRequest request) {
            super(request);
            this.context = (ServletContext) Proxy.newProxyInstance(ServletContext.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class}, this::call);
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }

        private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
            boolean nonce = arguments != null && arguments.length > 0 && NONCE.equals(arguments[0]);
            if (nonce && method.getName().equals("setAttribute")) {
                getRequest().setAttribute(NONCE, arguments[1]);
                return null;
            }
            if (nonce && method.getName().equals("getAttribute")) {
                return getRequest().getAttribute(NONCE);
            }
            try {
                return method.invoke(super.getServletContext(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
