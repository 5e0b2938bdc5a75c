/**
 * The page's policy lets nobody write markup into the document. react-aria empties its announcements with `innerHTML = ''`, so the empty
 * text is let through, and nothing else: for all other text the browser refuses as without this.
 */
interface PolicyFactory {
  createPolicy(name: 'default', rules: { readonly createHTML: (markup: string) => string | null }): unknown;
}

/** Absent where a browser does not know trusted types. */
export function allowEmptyMarkup(factory: PolicyFactory | undefined): void {
  factory?.createPolicy('default', { createHTML: (markup) => (markup === '' ? markup : null) });
}
