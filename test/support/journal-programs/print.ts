/** Resolves when the text is with the reader: a program that prints faster than it is read waits. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}
