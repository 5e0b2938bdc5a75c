/** Column widths in characters, from the header and the first rows, so that a column does not jump while one scrolls. */
const MIN_CHARACTERS = 8;
const MAX_CHARACTERS = 34;
/** Room for the cell's padding and, where it has a problem, its mark. */
const PADDING_CHARACTERS = 6;

export function columnWidths(columns: readonly string[], rows: readonly (readonly string[])[]): readonly number[] {
  return columns.map((name, index) => {
    const longest = Math.max(name.length, ...rows.map((cells) => cells[index]?.length ?? 0));
    return Math.min(MAX_CHARACTERS, Math.max(MIN_CHARACTERS, longest)) + PADDING_CHARACTERS;
  });
}
