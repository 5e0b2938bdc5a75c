/** A place in a script that is being read. */
export class Cursor {
  readonly source: string;
  position: number;

  constructor(source: string, position = 0) {
    this.source = source;
    this.position = position;
  }

  get atEnd(): boolean {
    return this.position >= this.source.length;
  }

  /** The character `offset` further on; empty behind the end. */
  peek(offset = 0): string {
    return this.source[this.position + offset] ?? '';
  }

  next(): string {
    const character = this.peek();
    this.position += 1;
    return character;
  }

  /** Steps over `text` if it is what comes next. */
  take(text: string): boolean {
    if (!this.source.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }

  /** Steps over what the sticky expression matches here; empty where it does not. */
  match(expression: RegExp): string {
    const sticky = new RegExp(expression.source, 'y');
    sticky.lastIndex = this.position;
    const found = sticky.exec(this.source)?.[0] ?? '';
    this.position += found.length;
    return found;
  }
}
