/** Characters that do not belong into a number on a label: what they look like, and what stands in their place on a keyboard. */

/** Cyrillic and Greek letters, dashes: in the same order as what they are taken for (Unicode TR39, confusables). */
const foreign =
  '\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501' +
  '\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd' +
  '\u2010\u2011\u2012\u2013\u2014\u2212';
const plain = 'ABESIJKMHOPCTYXaeopcyxijsdABEZHIKMNOPTYXov------';

const lookAlikes: ReadonlyMap<string, string> = new Map([...foreign].map((character, index) => [character, plain[index] ?? '']));

/** C0, DEL and C1. */
export const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
/** Not shown, or changing the direction of others. */
export const HIDDEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
/** Blanks that no keyboard types: they look like one and are another character. */
export const ODD_BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
/** What East Asian input writes for `!` to `~`. */
export const FULL_WIDTH = /[\uff01-\uff5e]/;
/** Digits of other scripts count, too. */
const LOOKS_ASCII = new RegExp(`[${foreign}]|(?![0-9\uff10-\uff19])\\p{Nd}`, 'u');

/** The ASCII character that this one is taken for, or undefined. */
export function asciiLike(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  const letter = lookAlikes.get(character);
  if (letter !== undefined) return letter;
  return LOOKS_ASCII.test(character) ? digitOf(code) : undefined;
}

/** Digits of a script lie together, ten to a block that begins at the zero (Unicode §4.6). */
function digitOf(code: number): string {
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** The first character that looks like another one. */
export function firstLookAlike(text: string): { readonly character: string; readonly like: string } | undefined {
  const character = LOOKS_ASCII.exec(text)?.[0];
  const like = character === undefined ? undefined : asciiLike(character);
  return character === undefined || like === undefined ? undefined : { character, like };
}

/** Every look-alike and full-width character as the one it is taken for; all others stay. */
export function toAscii(text: string): string {
  return [...text].map((character) => asciiLike(character) ?? character).join('');
}

export function isAscii(text: string): boolean {
  return !/[^\u0000-\u007f]/.test(text);
}

/** Letters that are read as digits, where only digits can stand. */
export function lettersToDigits(text: string): string {
  return text.replaceAll(/[Oo]/g, '0').replaceAll(/[Il|]/g, '1');
}
