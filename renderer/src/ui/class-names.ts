/** Joins the class names that apply. CSS modules give `string | undefined` for each name. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => name !== false && name !== undefined).join(' ');
}
