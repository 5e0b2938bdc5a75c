/** Text for a terminal: what files, columns and batches are called may hold characters that move its cursor or turn its text around. */

/** All but tab and line ends; those that change the direction of a text. */
const HIDDEN = /\r(?!\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Such characters are written as JSON would escape them. */
export function visibleText(text: string): string {
  return text.replaceAll(HIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
