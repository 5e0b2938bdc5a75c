/** The terminal a shell was started on, as its commands see it. */

/** What `stty` changes. */
export interface TerminalSettings {
  echo: boolean;
  /** Lines, with erase and kill; off: every byte at once. */
  icanon: boolean;
  /** ^C ends what runs. */
  isig: boolean;
  icrnl: boolean;
  onlcr: boolean;
  columns: number;
  rows: number;
}

export interface ControllingTerminal {
  /** E.g. `/dev/ttyS0`. */
  readonly device: string;
  readonly settings: TerminalSettings;
  /** As bash's `bind 'set enable-bracketed-paste …'`. */
  readonly markPastes: (isMarked: boolean) => void;
}
