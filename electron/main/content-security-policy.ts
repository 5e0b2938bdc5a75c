/**
 * Everything is refused that is not listed (style.md §3.1, rule 3). No inline script or style anywhere: React sets styles through the
 * object model, and the one rule that react-aria would inject is in `renderer/src/ui/base.css`. The one trusted type there is lets the
 * empty text through (`renderer/src/app/allow-empty-markup.ts`).
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');
