/** Hands a file to the person who asked for it: where it goes is chosen in the system's own dialog. */
import { useState } from 'react';
import type { SavedFile, WindowSurface } from '../../../shared/contract/window.ts';
import { fromFailure } from '../../../shared/errors/app-error.ts';
import { useSurroundings } from './context.tsx';
import { type Action, useAction } from './use-action.ts';

/** Bytes of the page's own, or files that the engine made. */
type Saved = Parameters<WindowSurface['saveFile']>[0];

export interface Saving extends Action<[file: Saved]> {
  /** Name of the last file that is on the disk; undefined where the last one was not saved. */
  readonly savedAs: string | undefined;
}

export function useSave(): Saving {
  const { surface } = useSurroundings();
  const [savedAs, setSavedAs] = useState<string>();
  const action = useAction(async (file: Saved) => {
    setSavedAs(undefined);
    const answer = await surface.saveFile(file);
    if (answer.kind === 'failed') throw fromFailure(answer.failure);
    if (answer.kind === 'saved') setSavedAs(answer.name);
  });
  return { ...action, savedAs };
}

export function textFile(name: string, text: string): SavedFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** `base64` as the contract carries bytes. */
export function binaryFile(name: string, base64: string): SavedFile {
  return { name, bytes: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) };
}
