/** What the simulated HTTPS interface answers. */

export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that stands for an exception of Kura's: `{"message": …}` (kura.md §3.2). */
export class ApiError extends Error {
  readonly reply: Reply;

  constructor(status: number, message: string) {
    super(message);
    this.reply = { status, json: { message } };
  }
}

export function ok(json?: unknown): Reply {
  return json === undefined ? { status: 200 } : { status: 200, json };
}
