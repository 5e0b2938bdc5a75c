/** Parses recipe and station files: JSON with the place of a mistake first, then the schema with every problem at once. */
import { z } from 'zod';
import { closestName } from '../../../shared/domain/closest-name.ts';
import type { FileProblem } from '../../../shared/domain/problem.ts';
import type { Language } from '../../../shared/texts/text.ts';
import { fileProblem } from './file-problem.ts';
import { scanJson } from './json-scan.ts';

export interface ParsedFile<Value> {
  /** Undefined where a problem is an error. */
  readonly value: Value | undefined;
  readonly problems: readonly FileProblem[];
}

export function parseJsonFile<Schema extends z.ZodType>(text: string, schema: Schema, language: Language): ParsedFile<z.output<Schema>> {
  const scan = scanJson(text);
  if (scan.syntaxError !== undefined) {
    const params = { line: String(scan.syntaxError.line), column: String(scan.syntaxError.column) };
    return { value: undefined, problems: [fileProblem({ path: '', code: 'json/syntax', params, severity: 'error' }, language)] };
  }
  const repeated = scan.repeatedKeys.map((path) =>
    fileProblem({ path, code: 'json/repeated-key', params: {}, severity: 'error' }, language),
  );
  const locale = language === 'de' ? z.locales.de() : z.locales.en();
  const parsed = schema.safeParse(JSON.parse(text), { error: locale.localeError, reportInput: true });
  if (!parsed.success) return { value: undefined, problems: [...repeated, ...issueProblems(parsed.error.issues, [], language)] };
  return { value: repeated.length === 0 ? parsed.data : undefined, problems: repeated };
}

type Issue = z.core.$ZodIssue;

function issueProblems(issues: readonly Issue[], base: readonly PropertyKey[], language: Language): FileProblem[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    const inner = issue.code === 'invalid_union' ? furthestBranch(issue.errors) : undefined;
    if (inner !== undefined) return issueProblems(inner, path, language);
    return [fileProblem({ path: toPath(path), code: 'json/wrong-form', params: { reason: reasonOf(issue) }, severity: 'error' }, language)];
  });
}

/** A union's issue hides what is wrong inside: the branch that matched up to the deepest place tells it best. */
function furthestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));
  return branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length).find((issues) => depth(issues) > 0);
}

function reasonOf(issue: Issue): string {
  const branches = issue.code === 'invalid_union' ? issue.errors.flatMap((issues) => issues.map((inner) => inner.message)) : [];
  const message = branches.length === 0 ? issue.message : branches.join(' · ');
  const meant = suggestionOf(issue);
  return meant === undefined ? message : `${message} → ${JSON.stringify(meant)}?`;
}

/** The value that may have been meant, among those that may stand here. */
function suggestionOf(issue: Issue): string | undefined {
  if (issue.code === 'invalid_value') return closest(issue.input, issue.values);
  if (issue.code !== 'invalid_union' || !('options' in issue) || !Array.isArray(issue.options)) return undefined;
  const { discriminator, input } = issue;
  if (typeof discriminator !== 'string' || typeof input !== 'object' || input === null) return undefined;
  return closest(Object.entries(input).find(([key]) => key === discriminator)?.[1], issue.options);
}

function closest(input: unknown, allowed: readonly unknown[]): string | undefined {
  return typeof input === 'string' ? closestName(input, allowed.map(String)) : undefined;
}

function toPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
