/** The four ways between a window and main. Nothing else is spoken or heard there. */
export const windowChannels = {
  /** Window to main: frames for the engine. */
  toEngine: 'lineside:to-engine',
  /** Main to window: frames from the engine. */
  fromEngine: 'lineside:from-engine',
  /** Window to main: what concerns the window itself. */
  window: 'lineside:window',
  /** Window to main, and answered: a file to be saved where a person says. */
  saveFile: 'lineside:save-file',
} as const;

/** The argument in which main hands the preload its hints, as JSON. */
export const HINTS_ARGUMENT = '--lineside-hints=';
