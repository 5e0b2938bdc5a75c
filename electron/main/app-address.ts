/** Where the window's page lives: a standard, secure scheme of our own instead of `file://`. */
export const APP_SCHEME = 'app';
const APP_HOST = 'lineside';
export const HOME_URL = `${APP_SCHEME}://${APP_HOST}/`;

/** True for addresses of our own page. `URL.origin` is `null` for such schemes in Node, so scheme and host are compared. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === '' && password === '';
}
