/** `$((…))`: whole numbers with the usual operators and variables (XCU §2.6.4); assignments are not understood. */
import { Cursor } from './cursor.ts';
import { ShellSyntaxError } from './syntax.ts';

const LEVELS: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['<=', '>=', '<', '>'], ['+', '-'], ['*', '/', '%']];

/** @throws ShellSyntaxError */
export function evaluateArithmetic(expression: string, valueOf: (name: string) => string): number {
  const cursor = new Cursor(expression);
  const skip = () => cursor.match(/\s+/);

  const readLevel = (level: number): number => {
    const operators = LEVELS[level];
    if (operators === undefined) return readUnary();
    let value = readLevel(level + 1);
    for (;;) {
      skip();
      const operator = operators.find((candidate) => cursor.take(candidate));
      if (operator === undefined) return value;
      value = apply(operator, value, readLevel(level + 1));
    }
  };

  const readUnary = (): number => {
    skip();
    if (cursor.take('(')) {
      const value = readLevel(0);
      skip();
      if (!cursor.take(')')) throw new ShellSyntaxError('arithmetic expression: expecting )');
      return value;
    }
    if (cursor.take('-')) return -readUnary();
    if (cursor.take('+')) return readUnary();
    if (cursor.take('!')) return readUnary() === 0 ? 1 : 0;
    const number = cursor.match(/0[xX][0-9a-fA-F]+|[0-9]+/);
    if (number !== '') return parseNumber(number);
    const name = cursor.match(/[A-Za-z_]\w*/);
    if (name === '') throw new ShellSyntaxError(`arithmetic expression: expecting primary: "${expression}"`);
    return parseNumber(valueOf(name).trim() || '0');
  };

  const value = readLevel(0);
  skip();
  if (!cursor.atEnd) throw new ShellSyntaxError(`arithmetic expression: expecting EOF: "${expression}"`);
  return value;
}

function parseNumber(text: string): number {
  const value = /^-?0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text);
  if (!Number.isInteger(value)) throw new ShellSyntaxError(`Illegal number: ${text}`);
  return value;
}

function apply(operator: string, left: number, right: number): number {
  switch (operator) {
    case '||':
      return left !== 0 || right !== 0 ? 1 : 0;
    case '&&':
      return left !== 0 && right !== 0 ? 1 : 0;
    case '==':
      return left === right ? 1 : 0;
    case '!=':
      return left === right ? 0 : 1;
    case '<=':
      return left <= right ? 1 : 0;
    case '>=':
      return left >= right ? 1 : 0;
    case '<':
      return left < right ? 1 : 0;
    case '>':
      return left > right ? 1 : 0;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    default:
      if (right === 0) throw new ShellSyntaxError('arithmetic expression: division by zero');
      return operator === '/' ? Math.trunc(left / right) : left % right;
  }
}
