import type { RequestHandler } from "express";
import helmet from "helmet";

const ONE_YEAR_SECONDS = 31_536_000;

export type SecurityHeaderOptions = {
  /** The nonce of this response. */
  readonly nonceOf: (response: object) => string;
  /** Over https the browser is told to stay there. */
  readonly secure: boolean;
  /** The development server adds styles by script and keeps a socket open. */
  readonly development: boolean;
};

/** Sets a Content-Security-Policy with a nonce for scripts, and the other headers that restrict what a browser does
 *  with a response. */
export function securityHeaders({ nonceOf, secure, development }: SecurityHeaderOptions): RequestHandler[] {
  const withNonce = (_request: unknown, response: object): string => `'nonce-${nonceOf(response)}'`;
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", withNonce],
          styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'", withNonce],
          // Widths of meters and bars are attributes; they run nothing.
          styleSrcAttr: ["'unsafe-inline'"],
          imgSrc: ["'self'", "data:"],
          connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(secure ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: secure ? { maxAge: ONE_YEAR_SECONDS, includeSubDomains: true } : false,
      // With "no-referrer" browsers send forms with `Origin: null`, which the portal refuses.
      referrerPolicy: { policy: "same-origin" },
      xFrameOptions: { action: "deny" },
    }),
    (_request, response, next) => {
      response.setHeader(
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
      );
      next();
    },
  ];
}
