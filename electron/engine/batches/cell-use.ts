/** How a cell is to be judged. */

/** How strictly its text is taken: a further column may hold any. */
export type CellUse = 'identifier' | 'column' | 'further';

export interface CellKind {
  readonly use: CellUse;
  /** Then nothing of the text is told. */
  readonly secret: boolean;
}
