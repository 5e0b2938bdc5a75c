/** Addresses that Cervello is spoken to at: TLS always, and who logs in is not said in them. */
export function isHttpsAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}
